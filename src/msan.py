# SPDX-License-Identifier: 0BSD
"""What the kernel writes through the arguments of each call, and the header
that tells MemorySanitizer: include/ring3/msan.h."""
import re
import sys

from table import calls
from view import page

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


def writes(row):
    """[(pointer, bytes)] of one call."""
    if row.name in WRITES:
        return WRITES[row.name]
    found = []
    for kind, name, _ in row.arguments:
        if (not kind.endswith("*") or kind.startswith("const ")
                or name in UNWRITTEN and row.name != "sched_getparam"):
            continue
        if COUNTED.get(row.name) == name:
            found.append((name, "(size_t)ret"))
        elif ASKED.get(row.name) == name:
            found.append((name, "size ? (size_t)ret : 0"))
        elif kind in ("void *", "char *", "unsigned char *"):
            sys.exit(f"gen.py: {row.name}: how much of {name} does the "
                     "kernel write?")
        else:
            found.append((name, f"sizeof *{name}"))
    return found


def msan_h(homes):
    out = []
    for name, row in calls().items():
        if not row.wrapped or name not in homes:
            continue
        body = BODIES.get(name)
        pieces = PIECES.get(name)
        told = [] if body or pieces else writes(row)
        if not told and not body and not pieces:
            continue
        declared = ", ".join(each.declared for each in row.arguments)
        given = ", ".join(each.name for each in row.arguments)
        out += ["", f"RING3_INLINE {row.result} ring3_msan_{name}({declared})",
                "{"]
        had = re.search(r"'(\w+)', 'ring3_least\(had, (\w+)\)", str(told))
        if had:
            out.append(f"    unsigned int had = {had[1]} && {had[2]} ? "
                       f"*{had[2]} : 0;")
        out += BEFORE.get(name, f"    {row.result} ret = CALL;").replace(
            "CALL", f"sys_{name}({given})").splitlines()
        out.append("")
        if body:
            out += ("    " + body).splitlines()
        elif pieces:
            out += ["    if (ret > 0)",
                    f"        ring3_wrote_pieces({pieces[0]}, "
                    f"(size_t){pieces[1]}, (size_t)ret);"]
        else:
            block = len(told) > 1
            out.append(f"    if ({WHEN.get(name, 'ret >= 0')})"
                       f"{' {' * block}")
            out += [f"        ring3_wrote({pointer}, {size});"
                    for pointer, size in told]
            out += ["    }"] * block
        out += ["    return ret;", "}",
                f"#define sys_{name}({given}) ring3_msan_{name}({given})"]
    return page("msan.h.in", "/* {} */", "src/syscalls.tbl and src/msan.py",
                {"@CALLS@": out})
