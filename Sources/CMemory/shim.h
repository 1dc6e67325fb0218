#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Has large blocks given back to the system when they are freed. glibc keeps ever larger ones for
   itself otherwise, by which a load takes a quarter more memory. */
static inline void newsfind_return_freed_memory(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}
