#include "logging/rotation/permission_check.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/purge.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = PermissionFinding::Kind;

QString nameOf(std::uint32_t user)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    return found ? QString::fromLocal8Bit(found->pw_name) : QString::number(user);
}

QString octal(int mode)
{
    return QString::number(mode, 8).rightJustified(4, u'0');
}

QString shellQuoted(QString path)
{
    return u'\'' + path.replace(u'\'', u"'\\''"_s) + u'\'';
}

bool mayWrite(const QString &path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

class Check
{
public:
    std::vector<PermissionFinding> findings;

    void folder(const QString &path, int mode)
    {
        if (m_seen.contains(path)) return;
        m_seen.insert(path);
        const auto status = fileStatus(QFileInfo(path).canonicalFilePath()); // a linked folder is the user's choice
        if (!status) {
            nearestFolder(path);
        } else if (!status->isFolder) {
            add(Kind::WrongType, path, u"%1 is no folder."_s.arg(path), u"Move it away or choose another folder (LOG_DIRECTORY)."_s);
        } else {
            access(path, *status, mode, u"folder"_s);
        }
    }

    void file(const QString &path, int mode)
    {
        const auto status = fileStatus(path);
        if (!status) return; // will be made when the first record comes
        if (status->isLink) {
            add(Kind::SymbolicLink, path, u"%1 is a symbolic link. Log files are not opened through links."_s.arg(path),
                u"Name the file itself in the configuration, or: rm %1"_s.arg(shellQuoted(path)));
        } else if (!status->isRegular) {
            add(Kind::WrongType, path, u"%1 is no regular file."_s.arg(path), u"Move it away or choose another path for the stream."_s);
        } else {
            access(path, *status, mode, u"file"_s);
        }
    }

private:
    void nearestFolder(const QString &path)
    {
        QString above = path;
        while (!QFileInfo::exists(above) && above != QFileInfo(above).path()) above = QFileInfo(above).path();
        if (QFileInfo(above).isDir() && mayWrite(above)) return;
        add(Kind::CannotBeCreated, path,
            u"%1 does not exist and cannot be made: %2 is not writable for the user %3."_s.arg(path, above, nameOf(::geteuid())),
            u"mkdir -p %1 && chown %2 %1, as the owner of %3; or choose another folder (LOG_DIRECTORY)."_s.arg(shellQuoted(path),
                                                                                                               nameOf(::geteuid()), above));
    }

    void access(const QString &path, const FileStatus &status, int mode, const QString &what)
    {
        const QString owner = nameOf(status.owner);
        const QString user = nameOf(::geteuid());
        const bool isOurs = status.owner == ::geteuid();
        const bool canChange = isOurs || ::geteuid() == 0;
        const QString facts = u"The %1 %2 belongs to %3 and has mode %4"_s.arg(what, path, owner, octal(status.mode));
        const QString chmod = u"chmod %1 %2"_s.arg(octal(mode), shellQuoted(path));
        const QString chown = u"sudo chown %1 %2"_s.arg(user, shellQuoted(path));
        if (!mayWrite(path)) {
            add(Kind::NotWritable, path, u"%1; the user %2, who runs this program, may not write to it."_s.arg(facts, user),
                isOurs ? chmod : chown, canChange ? mode : 0);
        } else if ((status.mode & ~mode & 0777) != 0) {
            add(Kind::OpenToOthers, path, u"%1, which allows more than the %2 of the configuration."_s.arg(facts, octal(mode)),
                canChange ? chmod : u"sudo "_s + chmod, canChange ? mode : 0);
        } else if (!isOurs) {
            add(Kind::OtherOwner, path, u"%1, not to %2, who runs this program; its mode cannot be kept."_s.arg(facts, user), chown);
        }
    }

    void add(Kind kind, const QString &path, const QString &text, const QString &remedy, int mode = 0)
    {
        findings.push_back({kind, path, text, remedy, mode, mode != 0});
    }

    QSet<QString> m_seen;
};

} // namespace

std::vector<PermissionFinding> checkPermissions(const LoggingConfig &config, WallTime now)
{
    Check check;
    for (const StreamConfig &stream : config.streams) {
        if (!stream.enabled || stream.type != StreamType::File || stream.file.path.isEmpty()) continue;
        const auto files = rotatedFilesOf(stream, now);
        check.folder(QFileInfo(stream.file.path).path(), stream.file.folderMode);
        if (QFileInfo::exists(files->names().rotatedFolder())) check.folder(files->names().rotatedFolder(), stream.file.folderMode);
        check.file(files->active(), stream.file.fileMode);
        for (const RotatedFile &file : files->list()) check.file(file.path, stream.file.fileMode);
    }
    return std::move(check.findings);
}

Result<Done> repair(const PermissionFinding &finding)
{
    // Opened first, so that a link that somebody puts there in the meantime is not followed.
    const Descriptor file(::open(QFile::encodeName(finding.path).constData(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    struct stat status;
    const QByteArray byHandle = "/proc/self/fd/" + QByteArray::number(file.get());
    if (finding.canRepair && file.isOpen() && ::fstat(file.get(), &status) == 0 && !S_ISLNK(status.st_mode)
        && ::chmod(byHandle.constData(), static_cast<mode_t>(finding.mode)) == 0)
        return Done{};
    const QString reason = finding.canRepair ? errnoText(errno) : u"only somebody with more rights can"_s;
    return Error{.kind = ErrorKind::Io, .message = u"Cannot repair %1: %2. %3"_s.arg(finding.path, reason, finding.remedy)};
}

} // namespace ccr::logging
