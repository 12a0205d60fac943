#include "proxy/config/config_file.h"

#include "logging/base/private_files.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/moved_keys.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr int keptBackups = 3;
constexpr qint64 maxFileBytes = 4 * 1024 * 1024;
constexpr auto conflictPatience = 10s; ///< many programs that save take their turns; one save takes a few milliseconds
constexpr quint32 longestPauseMs = 40;
constexpr auto forOwner = QFile::ReadOwner | QFile::WriteOwner;

Result<std::optional<QByteArray>> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists()) return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Io, said("Cannot read %1: %2", path, file.errorString()));
    if (file.size() > maxFileBytes) return errorSaying(ErrorKind::TooLarge, said("%1 is larger than 4 MB", path));
    return std::optional(file.readAll());
}

// The file that a link names, also when that is not there yet.
QString targetOf(const QString &path)
{
    const QFileInfo info(path);
    if (const QString real = info.canonicalFilePath(); !real.isEmpty()) return real;
    return info.isSymLink() ? info.symLinkTarget() : path;
}

QString backupName(const QString &path, const QDateTime &time)
{
    return path + u'.' + time.toString(Qt::ISODateWithMs).replace(u':', u'-').replace(u'.', u'-') + u".bak"_s;
}

Result<QString> backUp(const QString &path, const QByteArray &text)
{
    QDateTime time = QDateTime::currentDateTimeUtc();
    while (QFile::exists(backupName(path, time))) time = time.addMSecs(1);
    const QString name = backupName(path, time);
    if (const Result<Done> written = writeForOwner(name, text); !written) return written.error();
    return name;
}

QStringList backupsOf(const QString &path)
{
    const QFileInfo file(path);
    return file.absoluteDir().entryList({file.fileName() + u".*.bak"_s}, QDir::Files, QDir::Name); // the time sorts as text
}

void removeOldBackups(const QString &path)
{
    QDir folder = QFileInfo(path).absoluteDir();
    const QStringList backups = backupsOf(path);
    for (qsizetype i = 0; i < backups.size() - keptBackups; ++i) folder.remove(backups.at(i));
}

// Who moved a key into the keychain counts on its being nowhere else. A backup that cannot be changed goes.
void takeOutOfBackups(const QString &path, const std::vector<MovedKey> &keys)
{
    if (keys.empty()) return;
    const QDir folder = QFileInfo(path).absoluteDir();
    for (const QString &name : backupsOf(path)) {
        const QString backup = folder.filePath(name);
        const Result<std::optional<QByteArray>> text = contentOf(backup);
        if (!text || !*text) continue;
        const QByteArray changed = withReferences(**text, keys);
        if (changed != **text && !writeForOwner(backup, changed)) QFile::remove(backup);
    }
}

} // namespace

Result<Done> writeForOwner(const QString &path, const QByteArray &text)
{
    QString reason;
    if (!writePrivateFile(path, text, &reason)) return errorSaying(ErrorKind::Io, said("Cannot write %1: %2", path, reason));
    return Done{};
}

Result<Done> makeFolderFor(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (makePrivateFolder(folder)) return Done{};
    return errorSaying(ErrorKind::Io,
                       said("Cannot make the folder %1: %2", folder, said("permission is missing, or a file is in the way")));
}

Result<Done> retryOnConflict(const std::function<Result<Done>()> &change)
{
    const QDeadlineTimer deadline(conflictPatience);
    Result<Done> done = change();
    while (!done && done.error().kind == ErrorKind::Conflict && !deadline.hasExpired()) {
        QThread::msleep(QRandomGenerator::global()->bounded(longestPauseMs)); // those who collided come apart
        done = change();
    }
    return done;
}

Result<ConfigFile> ConfigFile::read(const QString &path)
{
    Result<std::optional<QByteArray>> content = contentOf(path);
    if (!content) return content.error();
    const bool isEmpty = !*content || (*content)->trimmed().isEmpty();
    Result<ConfigDocument> document = ConfigDocument::parse(isEmpty ? QByteArray("{\n}\n") : **content);
    if (!document) return errorSaying(document.error().kind, inFile(path, document.error()));
    return ConfigFile(path, std::move(content).value(), std::move(document).value());
}

Result<Done> ConfigFile::save(const Environment &environment, std::chrono::milliseconds patience)
{
    const QByteArray text = m_document.text();
    if (m_original == text) return Done{};
    if (const auto loaded = parseConfig(text, m_path, environment); !loaded) return loaded.error();
    const QString target = targetOf(m_path);
    if (Result<Done> made = makeFolderFor(target); !made) return made;
    // Nobody else may write between the comparison and the replacement, or one of the two changes would be lost.
    QLockFile lock(target + u".lock"_s);
    if (lock.tryLock(static_cast<int>(patience.count())))
        QFile::setPermissions(lock.fileName(), forOwner);
    else if (lock.error() == QLockFile::LockFailedError)
        return errorSaying(ErrorKind::Conflict, said("%1 is being saved by another program; nothing was saved, try again", m_path));
    const Result<std::optional<QByteArray>> now = contentOf(m_path);
    if (!now) return now.error();
    if (*now != m_original)
        return errorSaying(ErrorKind::Conflict,
                           said("%1 was changed by somebody else meanwhile; nothing was saved, read it again first", m_path));
    const Result<QString> backup = m_original ? backUp(m_path, *m_original) : Result<QString>(QString());
    if (!backup) return backup.error();
    if (Result<Done> written = writeForOwner(target, text); !written) {
        if (m_original) QFile::remove(*backup); // each failure would push an older one out
        return written;
    }
    removeOldBackups(m_path);
    if (m_original)
        if (const auto before = ConfigDocument::parse(*m_original)) takeOutOfBackups(m_path, movedKeys(before->root(), m_document.root()));
    m_original = text;
    return Done{};
}

} // namespace ccr::proxy
