/* SPDX-License-Identifier: 0BSD */
/* Memory and the nodes it is taken from, on machines that have several.
 *
 * A set of nodes is an array of unsigned long, node 0 in the lowest bit of the
 * first. max_node is one more than the number of bits that are looked at.
 *
 * Unless its comment says otherwise, a call returns 0 or -errno.
 */
#ifndef RING3_NUMA_H
#define RING3_NUMA_H
#pragma GCC system_header

#include "syscall.h"

/* The mode, one of these... */
#define MPOL_DEFAULT                    0
#define MPOL_PREFERRED                  1
#define MPOL_BIND                       2
#define MPOL_INTERLEAVE                 3
#define MPOL_LOCAL                      4
#define MPOL_PREFERRED_MANY             5
#define MPOL_WEIGHTED_INTERLEAVE        6

/* ...and any of these: how nodes follow when the allowed ones change. */
#define MPOL_F_NUMA_BALANCING   0x2000
#define MPOL_F_RELATIVE_NODES   0x4000
#define MPOL_F_STATIC_NODES     0x8000

/* The flags of get_mempolicy(2). */
#define MPOL_F_NODE             0x1
#define MPOL_F_ADDR             0x2
#define MPOL_F_MEMS_ALLOWED     0x4

/* The flags of mbind(2) and move_pages(2): return -EIO for pages elsewhere,
 * move them, move even those that others share.
 */
#define MPOL_MF_STRICT          0x1
#define MPOL_MF_MOVE            0x2
#define MPOL_MF_MOVE_ALL        0x4

/* mbind(2): say from which nodes these len bytes get their pages. Since Linux
 * 2.6.6.
 */
RING3_INLINE int sys_mbind(void *addr, size_t len, int mode,
                           const unsigned long *nodes, unsigned long max_node,
                           unsigned int flags)
{
    return (int)(syscall6)(NR_mbind, (long)addr, (long)len, mode, (long)nodes,
                           (long)max_node, (long)flags);
}

/* set_mempolicy(2): say from which nodes this thread gets its pages. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_set_mempolicy(int mode, const unsigned long *nodes,
                                   unsigned long max_node)
{
    return (int)(syscall3)(NR_set_mempolicy, mode, (long)nodes, (long)max_node);
}

/* get_mempolicy(2): get this thread's mode and nodes, or with MPOL_F_ADDR those
 * of the page at addr. mode and nodes may be NULL.
 *
 * -EINVAL: nodes has no room for as many as the kernel may have. With
 * MPOL_F_NODE and MPOL_F_ADDR, mode gets the node that the page is on. Since
 * Linux 2.6.6.
 */
RING3_INLINE int sys_get_mempolicy(int *mode, unsigned long *nodes,
                                   unsigned long max_node, void *addr,
                                   unsigned long flags)
{
    return (int)(syscall5)(NR_get_mempolicy, (long)mode, (long)nodes,
                           (long)max_node, (long)addr, (long)flags);
}

/* set_mempolicy_home_node(2): for these len bytes, under MPOL_BIND or
 * MPOL_PREFERRED_MANY, set the node near which to take pages first. flags is 0.
 * Since Linux 5.17.
 */
RING3_INLINE int sys_set_mempolicy_home_node(void *addr, size_t len,
                                             unsigned long node,
                                             unsigned long flags)
{
    return (int)(syscall4)(NR_set_mempolicy_home_node, (long)addr, (long)len,
                           (long)node, (long)flags);
}

/* migrate_pages(2): move the pages of process pid, 0 being the caller, from the
 * old nodes to the new.
 *
 * Returns how many could not be moved, or -errno. Since Linux 2.6.16.
 */
RING3_INLINE long sys_migrate_pages(int pid, unsigned long max_node,
                                    const unsigned long *old_nodes,
                                    const unsigned long *new_nodes)
{
    return (syscall4)(NR_migrate_pages, pid, (long)max_node, (long)old_nodes,
                      (long)new_nodes);
}

/* move_pages(2): move count pages of process pid, 0 being the caller, each to
 * its node; with nodes NULL only ask.
 *
 * Returns 0, how many could not be moved, or -errno; status gets for each page
 * the node that it is on, or -errno. Since Linux 2.6.18.
 */
RING3_INLINE long sys_move_pages(int pid, unsigned long count,
                                 void *const *pages, const int *nodes,
                                 int *status, int flags)
{
    return (syscall6)(NR_move_pages, pid, (long)count, (long)pages, (long)nodes,
                      (long)status, flags);
}

#endif
