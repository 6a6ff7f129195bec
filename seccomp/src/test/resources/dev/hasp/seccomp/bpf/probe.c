/* Loads the filter in the file of its first argument, makes the calls given on standard input, one a line as number and
 * six arguments in hexadecimal, and prints the errno of each, 0 for none. */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MAX_CALLS = 20000, MAX_INSTRUCTIONS = 4096 };

static unsigned long calls[MAX_CALLS][7];
static int results[MAX_CALLS];
static struct sock_filter filter[MAX_INSTRUCTIONS];

int main(int argc, char **argv) {
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        perror("filter");
        return 2;
    }
    struct sock_fprog program = {fread(filter, sizeof *filter, MAX_INSTRUCTIONS, file), filter};
    fclose(file);
    int count = 0;
    while (count < MAX_CALLS
           && scanf("%lx %lx %lx %lx %lx %lx %lx", &calls[count][0], &calls[count][1], &calls[count][2],
                    &calls[count][3], &calls[count][4], &calls[count][5], &calls[count][6]) == 7) {
        count++;
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
        perror("seccomp");
        return 2;
    }
    for (int i = 0; i < count; i++) {
        unsigned long *call = calls[i];
        results[i] = syscall(call[0], call[1], call[2], call[3], call[4], call[5], call[6]) == -1 ? errno : 0;
    }
    for (int i = 0; i < count; i++) {
        printf("%d\n", results[i]);
    }
    return 0;
}
