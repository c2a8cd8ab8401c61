/*
 * Stands between one process of a test and its disk (LD_PRELOAD). For the files in one folder it
 * writes down, in order, everything that a power cut could undo, or lets the disk be full for a
 * while. Nothing is flushed for real: what would be safe is worked out from what was written down.
 *
 *   SCHAKEL_DISK        the folder
 *   SCHAKEL_DISK_LOG    where to write it down
 *   SCHAKEL_DISK_FULL   "N M": the N-th write and the M - 1 after it find no room
 *   SCHAKEL_DISK_ROOM   "N M": the folder holds N bytes, and there is room for M
 *   SCHAKEL_DISK_FROZEN the files may be read and not written
 *   SCHAKEL_DISK_COUNT  where to leave the number of writes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define MOST_FILES 1024

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int log_to = -1;
static int frozen;
static long full_from, full_for, writes, used, most;
/* 1: a file in the folder; 2: the one in which the process says what is safe. */
static char ours[MOST_FILES];

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("SCHAKEL_DISK_LOG"), *full = getenv("SCHAKEL_DISK_FULL");
    folder = getenv("SCHAKEL_DISK");
    folder_length = folder ? strlen(folder) : 0;
    if (to) log_to = REAL(open)(to, O_CREAT | O_WRONLY | O_APPEND, 0600);
    frozen = getenv("SCHAKEL_DISK_FROZEN") != NULL;
    if (full) sscanf(full, "%ld %ld", &full_from, &full_for);
    if ((full = getenv("SCHAKEL_DISK_ROOM"))) sscanf(full, "%ld %ld", &used, &most);
}

__attribute__((destructor)) static void end(void) {
    const char *to = getenv("SCHAKEL_DISK_COUNT");
    FILE *file = to ? fopen(to, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld", writes);
    fclose(file);
}

/* The name in the folder; "" for the folder itself, NULL for anything else. */
static const char *name_of(const char *path) {
    if (!folder || strncmp(path, folder, folder_length) != 0) return NULL;
    path += folder_length;
    return *path == '/' ? path + 1 : *path == 0 ? path : NULL;
}

/* op, number of the open file, place, length, bytes; numbers in this machine's order. */
static void write_down(char op, int file, uint64_t at, const void *bytes, uint32_t length) {
    struct __attribute__((packed)) { char op; uint32_t file; uint64_t at; uint32_t length; }
    front = { op, (uint32_t)file, at, length };
    if (log_to < 0) return;
    pthread_mutex_lock(&one_at_a_time);
    if (REAL(write)(log_to, &front, sizeof front) != sizeof front ||
        REAL(write)(log_to, bytes, length) != (ssize_t)length) abort();
    pthread_mutex_unlock(&one_at_a_time);
}

/* `was` is how long a file was that opening it emptied, or less than nothing. */
static int opened(int file, const char *path, int is_new, long was) {
    const char *name = name_of(path);
    if (file < 0 || file >= MOST_FILES) return file;
    ours[file] = 0;
    if (name) {
        ours[file] = strcmp(name, "said") == 0 ? 2 : 1;
        write_down(is_new ? 'C' : 'O', file, 0, name, (uint32_t)strlen(name));
    }
    if (name && was >= 0) {
        used -= was;
        write_down('T', file, 0, "", 0);
    }
    return file;
}

#define OPEN(function)                                                          \
    int function(const char *path, int flags, ...) {                            \
        va_list more;                                                           \
        va_start(more, flags);                                                  \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;               \
        va_end(more);                                                           \
        if (frozen && (flags & (O_WRONLY | O_RDWR)) && name_of(path))           \
            return errno = EROFS, -1;                                           \
        int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;              \
        struct stat about;                                                      \
        long was = flags & O_TRUNC && stat(path, &about) == 0 ? (long)about.st_size : -1; \
        int file = REAL(function)(path, flags, mode);                           \
        return opened(file, path, is_new, was);                                 \
    }
OPEN(open)
OPEN(open64)

static int is_ours(int file) { return file >= 0 && file < MOST_FILES ? ours[file] : 0; }

int close(int file) {
    if (is_ours(file)) ours[file] = 0;
    return REAL(close)(file);
}

static long size_of(int file) {
    struct stat about;
    return fstat(file, &about) == 0 ? (long)about.st_size : 0;
}

/* How much of a write finds room: the first one that fails gets half of it. */
static ssize_t room(int file, size_t length, off_t at) {
    if (is_ours(file) != 1) return (ssize_t)length;
    long grows = (long)at + (long)length - size_of(file);
    if (most > 0 && grows > 0 && used + grows > most) return -1;
    if (grows > 0) used += grows;
    long number = __atomic_add_fetch(&writes, 1, __ATOMIC_SEQ_CST);
    if (full_for == 0 || number < full_from || number >= full_from + full_for) return (ssize_t)length;
    return number == full_from && length > 1 ? (ssize_t)(length / 2) : -1;
}

ssize_t write(int file, const void *bytes, size_t length) {
    off_t at = is_ours(file) ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t fits = room(file, length, at), done;
    if (fits < 0) return errno = ENOSPC, -1;
    done = REAL(write)(file, bytes, (size_t)fits);
    if (done > 0 && is_ours(file)) write_down('W', file, (uint64_t)at, bytes, (uint32_t)done);
    return done;
}

#define PWRITE(function)                                                        \
    ssize_t function(int file, const void *bytes, size_t length, off_t at) {    \
        ssize_t fits = room(file, length, at), done;                            \
        if (fits < 0) return errno = ENOSPC, -1;                                \
        done = REAL(function)(file, bytes, (size_t)fits, at);                   \
        if (done > 0 && is_ours(file))                                          \
            write_down('W', file, (uint64_t)at, bytes, (uint32_t)done);         \
        return done;                                                            \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define FTRUNCATE(function)                                                     \
    int function(int file, off_t length) {                                      \
        long before = is_ours(file) ? size_of(file) : 0;                        \
        int done = REAL(function)(file, length);                                \
        if (done == 0 && is_ours(file)) used += (long)length - before;          \
        if (done == 0 && is_ours(file)) write_down('T', file, (uint64_t)length, "", 0); \
        return done;                                                            \
    }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

#define FLUSH(function)                                                         \
    int function(int file) {                                                    \
        if (!is_ours(file)) return REAL(function)(file);                        \
        write_down('F', file, 0, "", 0);                                        \
        return 0;                                                               \
    }
FLUSH(fsync)
FLUSH(fdatasync)

int unlink(const char *path) {
    const char *name = name_of(path);
    struct stat about;
    if (name && stat(path, &about) == 0) used -= (long)about.st_size;
    int done = REAL(unlink)(path);
    if (done == 0 && name) write_down('U', 0, 0, name, (uint32_t)strlen(name));
    return done;
}

int rename(const char *from, const char *to) {
    const char *a = name_of(from), *b = name_of(to);
    int done = REAL(rename)(from, to);
    if (done != 0 || !a) return done;
    if (!b || strlen(a) + strlen(b) + 1 >= 512) abort();
    char both[512];
    size_t length = (size_t)snprintf(both, sizeof both, "%s/%s", a, b);
    write_down('R', 0, 0, both, (uint32_t)length);
    return done;
}

/* Copies inside the kernel would pass by unseen; whoever asks falls back on reading and writing. */
ssize_t copy_file_range(int in, off64_t *at, int out, off64_t *to, size_t length, unsigned flags) {
    (void)in, (void)at, (void)out, (void)to, (void)length, (void)flags;
    return errno = ENOSYS, -1;
}
ssize_t sendfile(int out, int in, off_t *at, size_t length) {
    (void)out, (void)in, (void)at, (void)length;
    return errno = ENOSYS, -1;
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t length) {
    (void)out, (void)in, (void)at, (void)length;
    return errno = ENOSYS, -1;
}
