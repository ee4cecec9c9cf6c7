// Promise: the least that a process costs; a cold start of the command line is compared with it.
int main() { return 0; }
