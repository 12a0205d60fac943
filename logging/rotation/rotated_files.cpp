#include "logging/rotation/rotated_files.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"
#include "logging/rotation/log_compressor.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr const char16_t *compressions[] = {u"", u".gz"};

bool isThere(const QString &path)
{
    return fileStatus(path).has_value();
}

bool isTaken(const QString &path)
{
    return std::any_of(std::begin(compressions), std::end(compressions),
                       [&path](const char16_t *suffix) { return isThere(path + QString::fromUtf16(suffix)); });
}

Error renameError(const QString &path)
{
    return errorSaying(ErrorKind::Io, saidOfLogging("Cannot rotate %1: %2. Its folder must be writable.", path, errnoText(errno)));
}

} // namespace

RotatedFiles::RotatedFiles(const LogFileNames &names, const Rotation &rotation, int folderMode)
    : m_names(names), m_otherNames(names.inOtherNamings()), m_rotation(rotation), m_folderMode(folderMode), m_active(names.path())
{
}

void RotatedFiles::setActive(const QString &path)
{
    const std::scoped_lock lock(m_mutex);
    m_active = path;
}

QString RotatedFiles::active() const
{
    const std::scoped_lock lock(m_mutex);
    return m_active;
}

std::vector<RotatedFile> RotatedFiles::list() const
{
    const std::scoped_lock lock(m_mutex);
    return listUnlocked();
}

std::vector<RotatedFile> RotatedFiles::listUnlocked() const
{
    std::vector<RotatedFile> files = filesNamed(m_names);
    std::sort(files.begin(), files.end(), [this](const RotatedFile &a, const RotatedFile &b) { return m_names.isOlder(a.parts, b.parts); });
    std::vector<RotatedFile> others;
    for (const LogFileNames &names : m_otherNames)
        for (RotatedFile &file : filesNamed(names)) others.push_back(std::move(file));
    const auto byTime = [](const RotatedFile &a, const RotatedFile &b) { return a.modified < b.modified; };
    std::sort(others.begin(), others.end(), byTime);
    // Between the files whose names say their order, these stand where their time is.
    auto place = files.begin();
    for (RotatedFile &other : others) {
        while (place != files.end() && !byTime(other, *place)) ++place;
        place = files.insert(place, std::move(other)) + 1;
    }
    return files;
}

std::vector<RotatedFile> RotatedFiles::filesNamed(const LogFileNames &names) const
{
    std::vector<RotatedFile> files;
    const QString folder = names.rotatedFolder();
    for (const QString &name : namesIn(folder)) {
        const auto parts = names.parse(name);
        if (!parts || !parts->instance.isEmpty()) continue;
        const QString path = folder + u'/' + name;
        const auto status = fileStatus(path);
        if (!status || !status->isRegular || path == m_active) continue;
        files.push_back({path, status->bytes, status->modified, parts->compressed, status->inode, *parts});
    }
    return files;
}

Result<QString> RotatedFiles::take(WallTime begun)
{
    const std::scoped_lock lock(m_mutex);
    return takeUnlocked(m_active, m_names.stamp(begun), {});
}

Result<QString> RotatedFiles::takeUnlocked(const QString &from, const QString &stamp, const QString &compression)
{
    if (!makeFolder(m_names.rotatedFolder(), m_folderMode)) return renameError(from);
    if (m_names.naming() == FileNaming::Numbered) return shiftNumbers(from, compression);
    if (stamp != m_lastStamp || m_lastSequence < 0) {
        m_lastStamp = stamp;
        m_lastSequence = nextSequence(stamp) - 1;
    }
    for (;;) {
        const QString target = m_names.rotated(stamp, ++m_lastSequence);
        if (isTaken(target)) continue;
        if (renameWithoutReplacing(from, target + compression)) return target + compression;
        if (errno == EEXIST) continue;
        const Error error = renameError(from);
        m_lastSequence = -1;
        return error;
    }
}

int RotatedFiles::nextSequence(const QString &stamp) const
{
    int highest = 0;
    for (const QString &name : namesIn(m_names.rotatedFolder())) {
        const auto parts = m_names.parse(name);
        if (parts && parts->instance.isEmpty() && parts->stamp == stamp) highest = std::max(highest, parts->sequence);
    }
    return highest + 1;
}

Result<QString> RotatedFiles::shiftNumbers(const QString &from, const QString &compression)
{
    // Up to the first number that is free: an interrupted shift leaves one, and goes on here.
    int free = 1;
    while (isTaken(m_names.rotated({}, free)) && (m_rotation.maxFiles <= 0 || free < m_rotation.maxFiles)) ++free;
    for (const char16_t *suffix : compressions) // more than there may be
        ::unlink(QFile::encodeName(m_names.rotated({}, free) + QString::fromUtf16(suffix)).constData());
    for (int number = free - 1; number >= 1; --number) {
        for (const char16_t *suffix : compressions) {
            const QString ending = QString::fromUtf16(suffix);
            const QString name = m_names.rotated({}, number) + ending;
            if (isThere(name) && !renameWithoutReplacing(name, m_names.rotated({}, number + 1) + ending)) return renameError(name);
        }
    }
    const QString target = m_names.rotated({}, 1) + compression;
    if (!renameWithoutReplacing(from, target)) return renameError(from);
    return target;
}

/// Where the file is now: only numbers that are shifted change.
QString RotatedFiles::pathOf(const RotatedFile &file) const
{
    const auto status = fileStatus(file.path);
    // An inode alone would not do: it is given to another file soon after this one is removed.
    if (status && status->inode == file.inode && status->modified == file.modified && file.path != m_active) return file.path;
    if (m_names.naming() != FileNaming::Numbered) return {};
    const std::vector<RotatedFile> files = listUnlocked();
    const auto found = std::find_if(files.begin(), files.end(), [&file](const RotatedFile &other) {
        return other.inode == file.inode && other.modified == file.modified;
    });
    return found == files.end() ? QString() : found->path;
}

QString RotatedFiles::locate(const RotatedFile &file) const
{
    const std::scoped_lock lock(m_mutex);
    return pathOf(file);
}

bool RotatedFiles::remove(const RotatedFile &file)
{
    const std::scoped_lock lock(m_mutex);
    const QString path = pathOf(file);
    return !path.isEmpty() && ::unlink(QFile::encodeName(path).constData()) == 0;
}

bool RotatedFiles::replace(const RotatedFile &file, const QString &compressed)
{
    const std::scoped_lock lock(m_mutex);
    const QString path = pathOf(file);
    if (path.isEmpty() || !renameWithoutReplacing(compressed, path + u".gz"_s)) return false;
    ::unlink(QFile::encodeName(path).constData());
    return true;
}

void RotatedFiles::repair()
{
    TemporaryFile::removeOrphans(m_names.rotatedFolder());
    adoptInstances();
    for (const RotatedFile &file : list()) {
        if (file.compressed || !isThere(file.path + u".gz"_s)) continue;
        const QString packed = file.path + u".gz"_s;
        const PackedContent content = comparePacked(packed, file.path);
        const std::scoped_lock lock(m_mutex);
        // The renaming that goes with shifted numbers may have come between.
        const auto status = fileStatus(file.path);
        if (!status || status->inode != file.inode) continue;
        if (content == PackedContent::Same) ::unlink(QFile::encodeName(file.path).constData());
        if (content == PackedContent::Damaged) ::unlink(QFile::encodeName(packed).constData());
    }
}

void RotatedFiles::adoptInstances()
{
    const QString folder = QFileInfo(m_names.path()).path();
    QSet<qint64> adopted;
    for (const QString &name : namesIn(folder)) {
        const auto instance = m_names.instanceOf(name);
        if (instance && adoptInstance(folder + u'/' + name)) adopted << *instance;
    }
    if (adopted.isEmpty()) return;
    for (const QString &name : namesIn(m_names.rotatedFolder())) {
        const auto parts = m_names.parse(name);
        if (!parts || !adopted.contains(parts->instance.toLongLong())) continue;
        const QString path = m_names.rotatedFolder() + u'/' + name;
        const auto status = fileStatus(path);
        if (!status || !status->isRegular) continue;
        const std::scoped_lock lock(m_mutex);
        (void)takeUnlocked(path, m_names.stamp(status->modified), parts->compression); // stays as it is when that fails
    }
}

/// False: the program that writes it runs, or it is no such file.
bool RotatedFiles::adoptInstance(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    const auto status = file.isOpen() ? fileStatus(file.get()) : std::nullopt;
    if (!status || !status->isRegular || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return false;
    std::array<char, 4096> beginning{};
    const ssize_t count = ::pread(file.get(), beginning.data(), beginning.size(), 0);
    if (count <= 0 || std::string_view(beginning.data(), static_cast<std::size_t>(count)).find(instanceMark) == std::string_view::npos)
        return false;
    const std::scoped_lock lock(m_mutex);
    return takeUnlocked(path, m_names.stamp(status->modified), {}).has_value();
}

} // namespace ccr::logging
