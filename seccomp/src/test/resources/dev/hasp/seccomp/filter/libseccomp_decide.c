/*
 * Asks the real libseccomp: builds filters with it, exports them and runs them in a small interpreter.
 *
 * Commands, one a line, numbers in decimal:
 *   F native default big_endian n arch...      begins a filter for the native and n further architectures
 *   R action name n (index op value two)...    adds a rule; unknown names are passed over as runtimes do
 *   X                                          exports; answers "ok" or "refused <errno>"
 *   Q audit_arch nr a0 a1 a2 a3 a4 a5          answers the return value
 *   N arch name                                answers the name's number there, negative if it has none
 *   S                                          sends the answers so far
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct instruction {
	uint16_t code;
	uint8_t jt, jf;
	uint32_t k;
};

static struct instruction program[65536];
static int length, big_endian;

static int is_action(uint32_t k)
{
	switch (k & 0xffff0000u) {
	case SCMP_ACT_KILL_THREAD:
	case SCMP_ACT_KILL_PROCESS:
	case SCMP_ACT_TRAP:
	case 0x00050000u:
	case SCMP_ACT_NOTIFY:
	case 0x7ff00000u:
	case SCMP_ACT_LOG:
	case SCMP_ACT_ALLOW:
		return 1;
	default:
		return 0;
	}
}

static int export_program(scmp_filter_ctx ctx)
{
	int fd = memfd_create("filter", 0);
	int rc = seccomp_export_bpf(ctx, fd);
	if (rc == 0)
		length = (int)(pread(fd, program, sizeof(program), 0) / (ssize_t)sizeof(*program));
	close(fd);
	if (rc == 0 && big_endian) {
		for (int i = 0; i < length; i++) {
			program[i].code = __builtin_bswap16(program[i].code);
			program[i].k = __builtin_bswap32(program[i].k);
			/* exported on a little-endian host, some constants are swapped twice */
			if (program[i].code == 0x06 && !is_action(program[i].k))
				program[i].k = __builtin_bswap32(program[i].k);
		}
	}
	return rc;
}

static uint32_t run(const uint32_t *words)
{
	uint32_t a = 0;
	for (int pc = 0; pc < length;) {
		struct instruction in = program[pc++];
		switch (in.code) {
		case 0x20: a = words[in.k / 4]; break;
		case 0x54: a &= in.k; break;
		case 0x05: pc += (int)in.k; break;
		case 0x15: pc += a == in.k ? in.jt : in.jf; break;
		case 0x25: pc += a > in.k ? in.jt : in.jf; break;
		case 0x35: pc += a >= in.k ? in.jt : in.jf; break;
		case 0x45: pc += (a & in.k) ? in.jt : in.jf; break;
		case 0x06: return in.k;
		default: fprintf(stderr, "instruction %x\n", in.code); exit(2);
		}
	}
	fprintf(stderr, "ran off the end\n");
	exit(2);
}

static uint64_t number(void)
{
	char *token = strtok(NULL, " \n");
	return token ? strtoull(token, NULL, 10) : 0;
}

int main(void)
{
	static char line[65536];
	scmp_filter_ctx ctx = NULL;
	int refused = 0;
	while (fgets(line, sizeof(line), stdin)) {
		char *command = strtok(line, " \n");
		if (!command)
			continue;
		if (*command == 'F') {
			uint32_t native = (uint32_t)number();
			uint32_t action = (uint32_t)number();
			big_endian = (int)number();
			int count = (int)number();
			seccomp_release(ctx);
			ctx = seccomp_init(action);
			refused = ctx ? 0 : EINVAL;
			if (refused)
				continue;
			if (native != seccomp_arch_native()) {
				seccomp_arch_remove(ctx, seccomp_arch_native());
				refused = -seccomp_arch_add(ctx, native);
			}
			for (int i = 0; i < count && !refused; i++) {
				int rc = seccomp_arch_add(ctx, (uint32_t)number());
				if (rc && rc != -EEXIST)
					refused = -rc;
			}
		} else if (*command == 'R') {
			struct scmp_arg_cmp conditions[6];
			uint32_t action = (uint32_t)number();
			const char *name = strtok(NULL, " \n");
			unsigned int count = (unsigned int)number();
			for (unsigned int i = 0; i < count && i < 6; i++) {
				conditions[i].arg = (unsigned int)number();
				conditions[i].op = (enum scmp_compare)number();
				conditions[i].datum_a = number();
				conditions[i].datum_b = number();
			}
			int nr = seccomp_syscall_resolve_name(name);
			if (!refused && nr != __NR_SCMP_ERROR)
				refused = -seccomp_rule_add_array(ctx, action, nr, count, conditions);
		} else if (*command == 'X') {
			if (!refused)
				refused = -export_program(ctx);
			if (refused)
				printf("refused %d\n", refused);
			else
				puts("ok");
			fflush(stdout);
		} else if (*command == 'Q') {
			uint32_t words[16] = {0};
			words[1] = (uint32_t)number();
			words[0] = (uint32_t)number();
			for (int i = 0; i < 6; i++) {
				uint64_t value = number();
				words[4 + 2 * i + (big_endian ? 1 : 0)] = (uint32_t)value;
				words[4 + 2 * i + (big_endian ? 0 : 1)] = (uint32_t)(value >> 32);
			}
			printf("%" PRIu32 "\n", run(words));
		} else if (*command == 'N') {
			uint32_t arch = (uint32_t)number();
			printf("%d\n", seccomp_syscall_resolve_name_arch(arch, strtok(NULL, " \n")));
		} else if (*command == 'S') {
			fflush(stdout);
		}
	}
	seccomp_release(ctx);
	return 0;
}
