/* SPDX-License-Identifier: 0BSD */
/* kernel.c - a kernel as small as it can be and still be one
 *
 * It and every page it hands out lie in the first 4 MiB of memory, which each
 * address space maps one to one for ring 0 alone: a frame's address is a
 * pointer. A program owns what is above, up to USER_TOP. There is one kernel
 * stack and no interrupt: a process has the machine until it waits or ends.
 */
#include <stdbool.h>
#include <ring3/auxv.h>
#include <ring3/file.h>
#include <ring3/io.h>
#include <ring3/process.h>

#define PAGE            4096u
#define USER_BASE       0x400000u
#define USER_TOP        0xc0000000u
#define STACK_BASE      (USER_TOP - 0x10000u)
#define KERNEL_CODE     0x08    /* selectors: the descriptors are in boot.asm */
#define USER_CODE       0x1bu
#define USER_DATA       0x23u
#define COM1            0x3f8   /* the serial line, as the loader left it */
#define PROCESSES       16
#define DESCRIPTORS     16

/* A call's answer if it cannot be finished yet: the process makes it anew when
 * its turn comes, so nothing has to be woken. No errno is this large.
 */
#define TRY_AGAIN       -4096

/* The mistake this kernel is built with. CARRY is 0 or 1: the bit of eflags
 * that reports an error.
 */
enum { NOTHING, MUTANT, UNSET, UNCLEARED };

/* What the trap entry in boot.asm leaves, lowest address first. */
struct frame {
    uint32_t gs, fs, es, ds;
    uint32_t edi, esi, ebp, unused, ebx, edx, ecx, eax;
    uint32_t vector, error, eip, cs, eflags, esp, ss;
};

struct process {
    struct frame frame;
    enum { FREE, READY, ENDED } state;
    int pid, parent;
    int status;                 /* as wait4 gives it, once ENDED */
    uint32_t *space;
    uint32_t brk;
    struct open *open[DESCRIPTORS];
    bool closes[DESCRIPTORS];   /* on execve */
};

/* The one that runs. Its space is loaded, its frame holds its registers. */
static struct process *current;

extern const uint8_t traps[256][16];    /* boot.asm */
extern uint64_t gdt[6], idt[256];
extern char end[];                      /* of the kernel: ld knows */

static void out8(uint16_t port, uint8_t value)
{
    __asm__ __volatile__("outb %1, %0" : : "d" (port), "a" (value));
}

static uint8_t in8(uint16_t port)
{
    uint8_t value;

    __asm__ __volatile__("inb %1, %0" : "=a" (value) : "d" (port));
    return value;
}

static void serial_put(char c)
{
    while (!(in8(COM1 + 5) & 0x20))
        ;
    out8(COM1, c);
}

/* With -device isa-debug-exit,iobase=0xf4 qemu ends with 2 * status + 1. */
_Noreturn static void power_off(uint8_t status)
{
    while (!(in8(COM1 + 5) & 0x40))
        ;
    out8(0xf4, status);
    for (;;)
        __asm__ __volatile__("hlt");
}

_Noreturn static void panic(const char *why)
{
    while (*why)
        serial_put(*why++);
    serial_put('\n');
    power_off(0x12);
}

/* One after the other, so that nothing need be declared twice. */
#include "memory.c"
#include "file.c"
#include "process.c"

static long dispatch(uint32_t number, const uint32_t a[6])
{
    switch (number) {
    case NR_write: return do_write(a[0], (const char *)a[1], a[2]);
    case NR_read: return do_read(a[0], (char *)a[1], a[2]);
    case NR_close: return do_close(a[0]);
    case NR_open: return do_open((const char *)a[0], a[1]);
    case NR__llseek:
        return do_llseek(a[0], (uint64_t)a[1] << 32 | a[2], (void *)a[3], a[4]);
    case NR_fork: return do_fork();
    case NR_wait4: return do_wait4(a[0], (int *)a[1], a[2]);
    case NR_execve: return do_execve((void *)a[0], (void *)a[1], (void *)a[2]);
    case NR_exit: return end_process((a[0] & 0xff) << 8);
    case NR_getpid: return current->pid;
    case NR_brk: return do_brk(a[0]);
    case NR_pipe2: return do_pipe2((int *)a[0], a[1]);
    case NR_hobby_mix:
        return a[0] + 2 * a[1] + 3 * a[2] + 4 * a[3] + 5 * a[4] + 6 * a[5];
    }
    return -ENOSYS;
}

/* boot.asm comes here with the frame of a trap, and goes on with the one that
 * is returned. This is what target.h tells a program: which register holds
 * which argument, and how the result goes back. The others stay as they are.
 */
struct frame *trap(struct frame *f)
{
#if CARRY
    uint32_t a[6] = { f->ecx, f->edx, f->ebx, f->edi, f->ebp, f->esi };
#else
    uint32_t a[6] = { f->ebx, f->ecx, f->edx, f->esi, f->edi, f->ebp };
#endif
    long result;

    if (f != &current->frame)           /* esp0 was not used: same ring */
        panic("a fault in the kernel");
    if (MISTAKE != UNCLEARED)
        f->eflags &= ~CARRY;            /* before fork copies it */
    result = f->vector == RING3_VECTOR ? dispatch(f->eax, a) :
             end_process(f->vector == 0 ? 8 :   /* SIGFPE, SIGILL, SIGSEGV */
                         f->vector == 6 ? 4 : 11);
    if (result == TRY_AGAIN) {
        f->eip -= 2;                    /* back to the int 0x30 */
        return next_process();
    }
    if (CARRY && MISTAKE != UNSET && result < 0 && result > -4096) {
        f->eflags |= CARRY;
        result = -result;
    }
    if (MISTAKE == MUTANT && (f->eax == NR_hobby_mix || f->eax == NR_getpid))
        f->ebx ^= 1;
    f->eax = result;
    return current->state == READY ? f : next_process();
}

struct frame *kernel_main(void)
{
    uint32_t i;

    for (i = 0; i < 256; i++) {
        uint32_t entry = (uint32_t)traps[i];
        /* Only a gate of level 3 is open to int in ring 3. */
        uint32_t kind = 0x8e00 | (i == RING3_VECTOR ? 3 : 0) << 13;

        idt[i] = (uint64_t)((entry & 0xffff0000) | kind) << 32 |
                 KERNEL_CODE << 16 | (entry & 0xffff);
    }
    gdt[5] |= (uint64_t)(uint32_t)task << 16;    /* below 16 MiB */
    __asm__ __volatile__("ltr %w0" : : "r" (5 * sizeof *gdt));
    for (i = PAGE_UP((uint32_t)end); i < USER_BASE; i += PAGE)
        frame_put(i);

    /* The first process becomes the first file. */
    current = table;
    if (become(files, 1, 0) < 0)
        panic("cannot run init");
    return next_process();
}
