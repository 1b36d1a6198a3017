# SPDX-License-Identifier: 0BSD
"""What the kernel writes through the arguments of each call, and the header
that tells MemorySanitizer: include/ring3/msan.h. Imported by gen.py."""

# A set of descriptors, in whole words.
SET = ("((size_t)count + 8 * sizeof(long) - 1) / (8 * sizeof(long))"
       " * sizeof(long)")

# call -> [(pointer, bytes)], where it is not one thing of the pointer's type.
# ret is what the call returned; had is what *len was before.
WRITES = {
    "accept": [("addr", "ring3_least(had, len)"), ("len", "sizeof *len")],
    "accept4": [("addr", "ring3_least(had, len)"), ("len", "sizeof *len")],
    # It returns twice: what clone writes is for the program to say.
    "clone": [],
    "clone3": [],
    "capset": [],
    "epoll_ctl": [],
    "io_cancel": [],
    "msgctl": [("info", "command == 2 || command > 10 ? sizeof *info : 0")],
    "perf_event_open": [],
    "sched_setattr": [],
    "set_robust_list": [],
    "set_tid_address": [],
    "shmctl": [("info", "command == 2 || command > 12 ? sizeof *info : 0")],
    "timer_create": [("timer", "sizeof *timer")],
    "wait4": [("status", "ret > 0 ? sizeof *status : 0"),
              ("usage", "ret > 0 ? sizeof *usage : 0")],
    "waitid": [("info", "3 * sizeof(int)"),
               ("info ? &info->pid : NULL", "3 * sizeof(int)"),
               ("usage",
                "info && info->pid ? sizeof *usage : 0")],
    "bpf": [("attr", "size")],
    "capget": [("header", "sizeof *header"), ("data", "2 * sizeof *data")],
    "epoll_pwait": [("events", "(size_t)ret * sizeof *events")],
    "epoll_pwait2": [("events", "(size_t)ret * sizeof *events")],
    "epoll_wait": [("events", "(size_t)ret * sizeof *events")],
    "get_mempolicy": [("mode", "sizeof *mode"), ("nodes", "max_node / 8")],
    "getgroups": [("gids", "count ? (size_t)ret * sizeof *gids : 0")],
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
    "name_to_handle_at": [("handle", "2 * sizeof(int) + handle->bytes"),
                          ("mount_id", "flags & 1 ? 8 : 4")],
    "pipe": [("fds", "2 * sizeof *fds")],
    "pipe2": [("fds", "2 * sizeof *fds")],
    "poll": [("fds", "count * sizeof *fds")],
    "ppoll": [("fds", "count * sizeof *fds")],
    "recvfrom": [("buf", "ring3_least((unsigned int)len, &got)"),
                 ("addr", "ring3_least(had, addr_len)"),
                 ("addr_len", "sizeof *addr_len")],
    "sched_getaffinity": [("mask", "(size_t)ret")],
    "sched_getattr": [("attr", "size")],
    "sendmmsg": [("msgs", "count * sizeof *msgs")],
    "socketpair": [("fds", "2 * sizeof *fds")],
    "statmount": [("buf", "size")],
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
           "getrandom": "buf", "syslog": "buf", "mq_timedreceive": "msg",
           "getxattr": "value", "lgetxattr": "value", "fgetxattr": "value",
           "listxattr": "list", "llistxattr": "list", "flistxattr": "list",
           "listxattrat": "list"}

# Pieces of memory: ret bytes, one after the other.
PIECES = {"readv": ("iov", "count"), "preadv": ("iov", "count"),
          "preadv2": ("iov", "count"),
          "process_vm_readv": ("local", "local_count")}

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
        elif kind in ("void *", "char *", "unsigned char *"):
            raise SystemExit(f"msan.py: {row.name}: how much of {name} does "
                             "the kernel write?")
        else:
            found.append((name, f"sizeof *{name}"))
    return found


HEAD = """#ifndef RING3_MSAN_H
#define RING3_MSAN_H

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
    return !len ? 0 : *len < had ? *len : had;
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

RING3_INLINE void ring3_wrote_message(struct kernel_msghdr *msg, size_t bytes)
{
    ring3_wrote(msg, sizeof *msg);
    ring3_wrote(msg->name, msg->namelen);
    ring3_wrote(msg->control, msg->controllen);
    ring3_wrote_pieces(msg->iov, msg->iovlen, bytes);
}
"""


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
        message = row.name in ("recvmsg", "recvmmsg")
        pieces = PIECES.get(row.name)
        told = [] if message or pieces else writes(row, ours)
        if not told and not message and not pieces:
            continue
        kind = row.prototype.split("(", 1)[0]
        declared = ", ".join(
            f"{each.type.partition('[')[0]}"
            f"{'' if each.type[-1] == '*' else ' '}{each.name}"
            for each in ours)
        names = ", ".join(each.name for each in ours)
        out += ["", f"RING3_INLINE {kind} ring3_msan_{row.name}({declared})",
                "{"]
        lengths = {"addr_len", "len"} & {
            name for name, _ in told
            if any("had" in size for _, size in told)}
        length = "addr_len" if "addr_len" in lengths else "len"
        if lengths:
            out.append(f"    unsigned int had = {length} ? *{length} : 0;")
        out += [f"    {kind} ret = sys_{row.name}({names});", ""]
        if row.name == "recvmmsg":
            out += ["    long i;", "", "    for (i = 0; i < ret; i++) {",
                    "        ring3_wrote(&msgs[i].len, sizeof msgs[i].len);",
                    "        ring3_wrote_message(&msgs[i].hdr, msgs[i].len);",
                    "    }"]
        elif message:
            out += ["    if (ret >= 0)",
                    "        ring3_wrote_message(msg, (size_t)ret);"]
        elif pieces:
            out += ["    if (ret > 0)",
                    f"        ring3_wrote_pieces({pieces[0]}, "
                    f"(size_t){pieces[1]}, (size_t)ret);"]
        else:
            if "&got" in str(told):
                out.insert(-1, "    unsigned int got = (unsigned int)ret;")
            # What is left of a sleep is written when it is interrupted.
            late = row.name in ("nanosleep", "clock_nanosleep")
            out.append("    if (ret == -EINTR) {" if late
                       else "    if (ret >= 0) {")
            out += [f"        ring3_wrote({name}, {size});"
                    for name, size in told]
            out.append("    }")
        out += ["    return ret;", "}",
                f"#define sys_{row.name}({names}) ring3_msan_{row.name}("
                f"{names})"]
    return out + ["", "#endif", "#endif"]
