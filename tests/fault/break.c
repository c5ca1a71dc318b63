/* Makes things break on command, for a program that is started with LD_PRELOAD: the disk under the library, and the system's clock.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file named by DRIE_BREAK holds what shall break, as 64-bit numbers in the order of Faults; whoever writes there is obeyed at once.
 * System calls are made directly: looking up the functions that these hide would need memory before a sanitiser has any to give. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS /* each function under its own name */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  int64_t write_error;  /* errno of each write to the library, 0: none */
  int64_t sync_error;   /* of each fsync */
  int64_t read_error;   /* of each read */
  int64_t clock_offset; /* microseconds that the wall clock is ahead */
  int64_t refused;      /* counted here: calls that failed */
} Faults;

static volatile Faults *faults;

__attribute__ ((constructor)) static void
find_faults (void)
{
  const char *path = getenv ("DRIE_BREAK");
  int file = path != NULL ? open (path, O_RDWR | O_CLOEXEC) : -1;

  if (file < 0)
    return;
  void *map = mmap (NULL, sizeof (Faults), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close (file);
  if (map != MAP_FAILED)
    faults = map;
}

static int
is_library (int file)
{
  char link[32], path[4096];

  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 0;
  path[length] = '\0';
  return strstr (path, "/library.db") != NULL;
}

/* Sets errno. */
static int
breaks (int64_t error, int file)
{
  if (error == 0 || !is_library (file))
    return 0;
  faults->refused++;
  errno = (int)error;
  return 1;
}

#define BREAKS(what, file) (faults != NULL && breaks (faults->what, file))

ssize_t
pwrite64 (int file, const void *data, size_t size, off64_t offset)
{
  return BREAKS (write_error, file) ? -1 : syscall (SYS_pwrite64, file, data, size, offset);
}

ssize_t
pwrite (int file, const void *data, size_t size, off_t offset)
{
  return pwrite64 (file, data, size, offset);
}

ssize_t
write (int file, const void *data, size_t size)
{
  return BREAKS (write_error, file) ? -1 : syscall (SYS_write, file, data, size);
}

int
ftruncate64 (int file, off64_t size)
{
  return BREAKS (write_error, file) ? -1 : (int)syscall (SYS_ftruncate, file, size);
}

int
ftruncate (int file, off_t size)
{
  return ftruncate64 (file, size);
}

ssize_t
pread64 (int file, void *data, size_t size, off64_t offset)
{
  return BREAKS (read_error, file) ? -1 : syscall (SYS_pread64, file, data, size, offset);
}

ssize_t
pread (int file, void *data, size_t size, off_t offset)
{
  return pread64 (file, data, size, offset);
}

ssize_t
read (int file, void *data, size_t size)
{
  return BREAKS (read_error, file) ? -1 : syscall (SYS_read, file, data, size);
}

int
fsync (int file)
{
  return BREAKS (sync_error, file) ? -1 : (int)syscall (SYS_fsync, file);
}

int
fdatasync (int file)
{
  return BREAKS (sync_error, file) ? -1 : (int)syscall (SYS_fdatasync, file);
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int done = (int)syscall (SYS_clock_gettime, clock, now);

  if (done != 0 || faults == NULL || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE))
    return done;
  int64_t time = (int64_t)now->tv_sec * 1000000 + now->tv_nsec / 1000 + faults->clock_offset;
  now->tv_sec = time / 1000000;
  now->tv_nsec = time % 1000000 * 1000;
  return 0;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  struct timespec precise;

  (void)zone;
  clock_gettime (CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

time_t
time (time_t *now)
{
  struct timespec precise;

  clock_gettime (CLOCK_REALTIME, &precise);
  if (now != NULL)
    *now = precise.tv_sec;
  return precise.tv_sec;
}
