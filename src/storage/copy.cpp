#include "storage/copy.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <memory>

#include "storage/storage.h"

namespace luwte::storage {
namespace {
struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

[[noreturn]] void fail(sqlite3* database) { throw Broken{std::string{"sqlite: "} + sqlite3_errmsg(database)}; }

/// Nobody else on the machine may read it, and what it says survives a power cut.
int made_private(const std::string& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) throw Broken{"cannot make the file " + file};
    return descriptor;
}
}  // namespace

void copy_sqlite(const std::string& from, const std::string& to)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(from.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, Close> database{opened};
    if (code != SQLITE_OK) fail(opened);

    const int descriptor = made_private(to);
    // Reads one snapshot, however much is written meanwhile; the backup interface would begin anew at each commit.
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(opened, "VACUUM INTO ?1", -1, &prepared, nullptr) != SQLITE_OK) fail(opened);
    const std::unique_ptr<sqlite3_stmt, Finalize> copying{prepared};
    sqlite3_bind_text(prepared, 1, to.c_str(), -1, SQLITE_STATIC);
    const bool copied = sqlite3_step(prepared) == SQLITE_DONE;
    const bool on_disk = copied && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (on_disk) return;
    ::unlink(to.c_str());
    fail(opened);
}

}  // namespace luwte::storage
