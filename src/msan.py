# SPDX-License-Identifier: 0BSD
"""What the kernel writes through the arguments of each call, and the header
that tells MemorySanitizer: include/ring3/msan.h. Imported by gen.py."""
import re

# A set of descriptors, in whole words.
SET = ("((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long))"
       " * sizeof(long)")

# Who came, if that was asked for.
PEER = [("addr", "ring3_least(had, len)"), ("addr ? len : NULL", "sizeof *len")]

# call -> [(pointer, bytes)], where it is not one thing of the pointer's type.
# ret is what the call returned; had is what *len was before.
WRITES = {
    "accept": PEER,
    "accept4": PEER,
    "cachestat": [("pages", "sizeof *pages")],
    # It returns twice: what clone writes is for the program to say.
    "clone": [],
    "clone3": [],
    "capset": [],
    "epoll_ctl": [],
    "io_cancel": [],
    # 2, 11, 13: IPC_STAT and its kind. 3, 12: a struct msginfo.
    "msgctl": [("info", "command == 3 || command == 12 ? 8 * sizeof(int) : "
                "command == 2 || command > 10 ? sizeof *info : 0")],
    "perf_event_open": [],
    "sched_setattr": [],
    "set_robust_list": [],
    "set_tid_address": [],
    # 2, 13, 15: IPC_STAT and its kind. 3: a struct shminfo, 14: shm_info.
    "shmctl": [("info", "command == 3 ? 9 * sizeof(long) : command == 14 ? "
                "6 * sizeof(long) : command == 2 || command > 12 ? "
                "sizeof *info : 0")],
    "syslog": [("buf", "type >= 2 && type <= 4 ? (size_t)ret : 0")],
    "timer_create": [("timer", "sizeof *timer")],
    "wait4": [("status", "ret > 0 ? sizeof *status : 0"),
              ("usage", "ret > 0 ? sizeof *usage : 0")],
    "waitid": [("info", "3 * sizeof(int)"),
               ("info ? &info->pid : NULL", "3 * sizeof(int)"),
               # Without info and with WNOHANG nobody can tell.
               ("usage", "(info ? info->pid : !(options & WNOHANG)) ? "
                "sizeof *usage : 0")],
    "bpf": [("attr", "size"), ("common", "common_size")],
    # Version 1 has 32 capabilities.
    "capget": [("data", "(header->version == 0x19980330 ? 1 : 2)"
                " * sizeof *data")],
    # 1: TIMER_ABSTIME
    "clock_nanosleep": [("remain", "flags & 1 ? 0 : sizeof *remain")],
    "epoll_pwait": [("events", "(size_t)ret * sizeof *events")],
    "epoll_pwait2": [("events", "(size_t)ret * sizeof *events")],
    "epoll_wait": [("events", "(size_t)ret * sizeof *events")],
    "get_mempolicy": [("mode", "sizeof *mode"), 
                      ("nodes", "(max_node + 62) / 64 * 8")],
    "getgroups": [("gids", "count ? (size_t)ret * sizeof *gids : 0")],
    "getxattrat": [("(void *)(uintptr_t)args->value",
                    "args->size ? (size_t)ret : 0")],
    "getpeername": [("addr", "ring3_least(had, len)"), ("len", "sizeof *len")],
    "getsockname": [("addr", "ring3_least(had, len)"), ("len", "sizeof *len")],
    "getsockopt": [("value", "ring3_least(had, len)"), ("len", "sizeof *len")],
    "io_getevents": [("events", "(size_t)ret * sizeof *events")],
    "io_pgetevents": [("events", "(size_t)ret * sizeof *events")],
    "listmount": [("ids", "(size_t)ret * sizeof *ids")],
    "listns": [("ids", "(size_t)ret * sizeof *ids")],
    "lsm_get_self_attr": [("context", "*size"), ("size", "sizeof *size")],
    "lsm_list_modules": [("ids", "*size"), ("size", "sizeof *size")],
    "mincore": [("pages", "(len + 4095) / 4096")],
    "modify_ldt": [("ldt", "func == 1 || func == 17 ? 0 : (size_t)ret")],
    "move_pages": [("status", "count * sizeof *status")],
    "msgrcv": [("msg", "(size_t)ret + sizeof(long)")],
    # 1: AT_HANDLE_MNT_ID_UNIQUE
    "name_to_handle_at": [("handle", "2 * sizeof(int)"
                           " + (ret ? 0 : handle->bytes)"),
                          ("mount_id", "flags & 1 ? 8 : 4")],
    "pipe": [("fds", "2 * sizeof *fds")],
    "pipe2": [("fds", "2 * sizeof *fds")],
    "recvfrom": [("buf", "(size_t)ret < len ? (size_t)ret : len"),
                 ("addr", "ring3_least(had, addr_len)"),
                 ("addr ? addr_len : NULL", "sizeof *addr_len")],
    "sched_getaffinity": [("mask", "(size_t)ret")],
    "sched_getattr": [("attr", "size")],
    "set_thread_area": [("&desc->entry_number", "sizeof(int)")],
    "socketpair": [("fds", "2 * sizeof *fds")],
    # How much that is, it says itself.
    "statmount": [("buf", "size < 4 ? size : 4"),
                  ("&buf->mnt_opts", "size < 4 ? 0 : buf->size - 4")],
    "file_getattr": [("attr", "size")],
    "vm86": [],
    "pselect6": [(name, SET)
                 for name in ("readable", "writable", "exceptional")],
    "select": [(name, SET)
               for name in ("readable", "writable", "exceptional")],
}

# A buffer, of which the call says how much it has filled.
COUNTED = {"read": "buf", "pread64": "buf", "readlink": "buf",
           "readlinkat": "buf", "getcwd": "buf", "getdents64": "buf",
           "getrandom": "buf", "mq_timedreceive": "msg"}

# The same, but with a size of 0 it says how much there is.
ASKED = {"getxattr": "value", "lgetxattr": "value", "fgetxattr": "value",
         "listxattr": "list", "llistxattr": "list", "flistxattr": "list",
         "listxattrat": "list"}

# Pieces of memory: ret bytes, one after the other.
PIECES = {"readv": ("iov", "count"), "preadv": ("iov", "count"),
          "preadv2": ("iov", "count"),
          "process_vm_readv": ("local", "local_count")}

# When there is something to tell, if that is not without an error: what is left
# of a sleep is written when it is interrupted.
WHEN = {"nanosleep": "ret == -EINTR", "clock_nanosleep": "ret == -EINTR",
        "name_to_handle_at": "ret >= 0 || ret == -EOVERFLOW"}

# What takes more than that, before the call and behind it.
BEFORE = {
    "recvmsg": """    unsigned int had = msg && msg->name ? msg->namelen : 0;
    long ret = CALL;""",
    "recvmmsg": """    unsigned int i, *had = (unsigned int *)__builtin_alloca(
        count * sizeof *had);
    long ret;

    for (i = 0; i < count; i++)
        had[i] = msgs[i].hdr.name ? msgs[i].hdr.namelen : 0;
    ret = CALL;""",
    "sendmmsg": """    long i, ret = CALL;""",
}
BODIES = {
    "poll": "ring3_wrote_revents(fds, ret < 0 ? 0 : count);",
    "ppoll": "ring3_wrote_revents(fds, ret < 0 ? 0 : count);",
    "recvmsg": """if (ret >= 0)
        ring3_wrote_message(msg, had, (size_t)ret);""",
    "recvmmsg": """for (i = 0; (long)i < ret; i++) {
        ring3_wrote(&msgs[i].len, sizeof msgs[i].len);
        ring3_wrote_message(&msgs[i].hdr, had[i], msgs[i].len);
    }""",
    "sendmmsg": """for (i = 0; i < ret; i++)
        ring3_wrote(&msgs[i].len, sizeof msgs[i].len);""",
}

# Pointers that are addresses, or that the kernel only reads, and what is
# another program's in shape: tell MemorySanitizer of that yourself.
UNWRITTEN = {"addr", "new_addr", "unused", "arg", "args", "argv", "envp",
             "pages", "iocbs", "segments", "word", "word2", "ops", "how",
             "waiters", "param"}


def writes(row, parameters):
    """[(pointer, bytes)] of one call."""
    if row.name in WRITES:
        return WRITES[row.name]
    found = []
    for kind, name, given in parameters:
        if (given or not kind.endswith("*") or kind.startswith("const ")
                or name in UNWRITTEN and row.name != "sched_getparam"):
            continue
        if COUNTED.get(row.name) == name:
            found.append((name, "(size_t)ret"))
        elif ASKED.get(row.name) == name:
            found.append((name, "size ? (size_t)ret : 0"))
        elif kind in ("void *", "char *", "unsigned char *"):
            raise SystemExit(f"msan.py: {row.name}: how much of {name} does "
                             "the kernel write?")
        else:
            found.append((name, f"sizeof *{name}"))
    return found


HEAD = """#ifndef RING3_MSAN_H
#define RING3_MSAN_H
#pragma GCC system_header

#include "../ring3.h"

#if !defined RING3_WROTE && defined __has_feature
#if __has_feature(memory_sanitizer)
#ifdef __cplusplus
extern "C"
#endif
void __msan_unpoison(const volatile void *, size_t);
#define RING3_WROTE(pointer, bytes) __msan_unpoison(pointer, bytes)
#endif
#endif

#ifdef RING3_WROTE

RING3_INLINE void ring3_wrote(const volatile void *pointer, size_t bytes)
{
    if (pointer && bytes)
        RING3_WROTE(pointer, bytes);
}

/* Of an address the kernel writes no more than there was room for. */
RING3_INLINE size_t ring3_least(unsigned int had, const unsigned int *len)
{
    return had && *len < had ? *len : had;
}

RING3_INLINE void ring3_wrote_pieces(const struct kernel_iovec *iov,
                                     size_t count, size_t bytes)
{
    size_t i, len;

    for (i = 0; i < count && bytes; i++) {
        len = iov[i].len < bytes ? iov[i].len : bytes;
        ring3_wrote(iov[i].base, len);
        bytes -= len;
    }
}

RING3_INLINE void ring3_wrote_message(struct kernel_msghdr *msg,
                                      unsigned int had, size_t bytes)
{
    struct kernel_cmsghdr *cmsg;

    if (msg->name)
        ring3_wrote(&msg->namelen, sizeof msg->namelen);
    ring3_wrote(msg->name, ring3_least(had, &msg->namelen));
    ring3_wrote(&msg->controllen, sizeof msg->controllen);
    ring3_wrote(&msg->flags, sizeof msg->flags);
    for (cmsg = ring3_cmsg_first(msg); cmsg;
         cmsg = ring3_cmsg_next(msg, cmsg)) {
        ring3_wrote(cmsg, sizeof *cmsg);
        ring3_wrote(cmsg + 1, cmsg->len - sizeof *cmsg);
    }
    ring3_wrote_pieces(msg->iov, msg->iovlen, bytes);
}

RING3_INLINE void ring3_wrote_revents(struct kernel_pollfd *fds,
                                      unsigned int count)
{
    for (; count > 0; count--, fds++)
        ring3_wrote(&fds->revents, sizeof fds->revents);
}
"""

TAIL = """
#define sys_waitpid(pid, status, options) \\
    ring3_msan_wait4(pid, status, options, NULL)
#define sys_wait(status) ring3_msan_wait4(-1, status, 0, NULL)

#ifdef RING3_RESTORER_H
/* It looks at what the kernel wrote, as code from before these macros. */
RING3_INLINE int ring3_msan_sigaction(int sig,
                                      const struct kernel_sigaction *act,
                                      struct kernel_sigaction *old)
{
    struct kernel_sigaction was;
    int ret;

    was.flags = 0;
    was.restorer = NULL;
    ret = ring3_sigaction(sig, act, old ? &was : NULL);
    if (!ret && old) {
        *old = was;
        ring3_wrote(old, sizeof *old);
    }
    return ret;
}
#define ring3_sigaction(sig, act, old) ring3_msan_sigaction(sig, act, old)
#endif

#endif
#endif"""


def header(generated, calls, parameters, has_wrapper, wrapped):
    out = [
        f"/* {generated('src/syscalls.tbl and src/msan.py')} */",
        "/* SPDX-License-Identifier: 0BSD */",
        "/* Tells MemorySanitizer what the kernel has written: include this",
        " * behind all other headers. Each call that writes through its",
        " * arguments is then a macro that makes the call and says so, by",
        " * RING3_WROTE(pointer, bytes), which may be defined before to tell",
        " * another tool. Without either this is nothing. What ioctl(2),",
        " * ptrace(2) and their kind write is for the program to say.",
        " */",
        *HEAD.splitlines(),
    ]
    for row in calls:
        if not has_wrapper(row) or row.name not in wrapped:
            continue
        ours = [each for each in parameters(row.prototype) if not each.given]
        body = BODIES.get(row.name)
        pieces = PIECES.get(row.name)
        told = [] if body or pieces else writes(row, ours)
        if not told and not body and not pieces:
            continue
        kind = row.prototype.split("(", 1)[0]
        declared = ", ".join(
            f"{each.type.partition('[')[0]}"
            f"{'' if each.type[-1] == '*' else ' '}{each.name}"
            for each in ours)
        names = ", ".join(each.name for each in ours)
        out += ["", f"RING3_INLINE {kind} ring3_msan_{row.name}({declared})",
                "{"]
        had = re.search(r"'(\w+)', 'ring3_least\(had, (\w+)\)", str(told))
        if had:
            out.append(f"    unsigned int had = {had[1]} && {had[2]} ? "
                       f"*{had[2]} : 0;")
        out += [line.replace("CALL", f"sys_{row.name}({names})")
                for line in BEFORE.get(row.name, f"    {kind} ret = CALL;")
                .splitlines()]
        out.append("")
        if body:
            out += ("    " + body).splitlines()
        elif pieces:
            out += ["    if (ret > 0)",
                    f"        ring3_wrote_pieces({pieces[0]}, "
                    f"(size_t){pieces[1]}, (size_t)ret);"]
        else:
            block = len(told) > 1
            out.append(f"    if ({WHEN.get(row.name, 'ret >= 0')})"
                       f"{' {' * block}")
            out += [f"        ring3_wrote({name}, {size});"
                    for name, size in told]
            out += ["    }"] * block
        out += ["    return ret;", "}",
                f"#define sys_{row.name}({names}) ring3_msan_{row.name}("
                f"{names})"]
    return out + TAIL.splitlines()
