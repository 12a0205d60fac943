#include "logging/rotation/permission_check.h"

#include "logging/api/logging_sentences.h"
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
            add(Kind::WrongType, path, saidOfLogging("%1 is no folder.", path),
                saidOfLogging("Move it away or choose another folder (LOG_DIRECTORY)."));
        } else {
            access(path, *status, mode, "The folder %1 belongs to %2 and has mode %3");
        }
    }

    void file(const QString &path, int mode)
    {
        const auto status = fileStatus(path);
        if (!status) return; // will be made when the first record comes
        if (status->isLink) {
            add(Kind::SymbolicLink, path, saidOfLogging("%1 is a symbolic link. Log files are not opened through links.", path),
                saidOfLogging("Name the file itself in the configuration, or: rm %1", shellQuoted(path)));
        } else if (!status->isRegular) {
            add(Kind::WrongType, path, saidOfLogging("%1 is no regular file.", path),
                saidOfLogging("Move it away or choose another path for the stream."));
        } else {
            access(path, *status, mode, "The file %1 belongs to %2 and has mode %3");
        }
    }

private:
    void nearestFolder(const QString &path)
    {
        QString above = path;
        while (!QFileInfo::exists(above) && above != QFileInfo(above).path()) above = QFileInfo(above).path();
        if (QFileInfo(above).isDir() && mayWrite(above)) return;
        add(Kind::CannotBeCreated, path,
            saidOfLogging("%1 does not exist and cannot be made: %2 is not writable for the user %3.", path, above, nameOf(::geteuid())),
            saidOfLogging("mkdir -p %1 && chown %2 %1, as the owner of %3; or choose another folder (LOG_DIRECTORY).", shellQuoted(path),
                          nameOf(::geteuid()), above));
    }

    void access(const QString &path, const FileStatus &status, int mode, LoggingSentence whose)
    {
        const QString owner = nameOf(status.owner);
        const QString user = nameOf(::geteuid());
        const bool isOurs = status.owner == ::geteuid();
        const bool canChange = isOurs || ::geteuid() == 0;
        const Phrase facts = saidOfLogging(whose, path, owner, octal(status.mode));
        const QString chmod = u"chmod %1 %2"_s.arg(octal(mode), shellQuoted(path));
        const QString chown = u"sudo chown %1 %2"_s.arg(user, shellQuoted(path));
        if (!mayWrite(path)) {
            add(Kind::NotWritable, path, saidOfLogging("%1; the user %2, who runs this program, may not write to it.", facts, user),
                isOurs ? chmod : chown, canChange ? mode : 0);
        } else if ((status.mode & ~mode & 0777) != 0) {
            add(Kind::OpenToOthers, path, saidOfLogging("%1, which allows more than the %2 of the configuration.", facts, octal(mode)),
                canChange ? chmod : u"sudo "_s + chmod, canChange ? mode : 0);
        } else if (!isOurs) {
            add(Kind::OtherOwner, path, saidOfLogging("%1, not to %2, who runs this program; its mode cannot be kept.", facts, user),
                chown);
        }
    }

    void add(Kind kind, const QString &path, const Phrase &text, const Phrase &remedy, int mode = 0)
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
    return Error{.kind = ErrorKind::Io, .message = u"Cannot repair %1: %2. %3"_s.arg(finding.path, reason, finding.remedy.english())};
}

} // namespace ccr::logging
