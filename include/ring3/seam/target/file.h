/* SPDX-License-Identifier: 0BSD */
/* Reads the file in RING3_TARGET. In a folder of its own, because quotes look
 * beside the file that has them first: here is no other header of that name.
 */
#ifdef RING3_TARGET
#include RING3_TARGET
#endif
