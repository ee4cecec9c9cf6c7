// Promise: does what `python compile_verdict.py` does, in the CPython that a pyodide package carries as wasm.
//
// Usage: node pyodide_verdict.mjs FOLDER compile_verdict.py, with pyodide in FOLDER/node_modules. A source that
// overflows the stack of the wasm ends the process without an answer.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script] = process.argv.slice(2);
const home = path.resolve(folder, "node_modules/pyodide");
const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: home + path.sep });

// The same compiled() as everywhere, without the script's loop: its module is not __main__ here.
const names = python.toPy({ __name__: "compile_verdict" });
python.runPython(fs.readFileSync(script, "utf8"), { globals: names });
python.runPython("warnings.simplefilter('ignore')\ndef verdict(source): return str(compiled(source.tobytes())[0])", {
    globals: names,
});
const verdict = names.get("verdict");

// Standard input does not block here: pyodide has opened it, too.
let held = Buffer.alloc(0);
for await (const chunk of process.stdin) {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4 && held.length >= 4 + held.readUInt32LE(0)) {
        const end = 4 + held.readUInt32LE(0);
        const source = python.toPy(new Uint8Array(held.subarray(4, end)));
        process.stdout.write(verdict(source) + "\n");
        source.destroy();
        held = held.subarray(end);
    }
}
