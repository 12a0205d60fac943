#include "logging/export/export_file.h"

#include <QFile>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr::logging {

using namespace Qt::StringLiterals;

namespace {

QString partOf(const QString &path)
{
    return path + u".part"_s;
}

Error cannotPack()
{
    return exportError(ErrorKind::Internal, "The export cannot be compressed.");
}

} // namespace

Result<ExportFile> ExportFile::open(const QString &path, Packing packing)
{
    const QByteArray part = QFile::encodeName(partOf(path));
    Descriptor file(::open(part.constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen()) {
        const QString reason = errnoText(errno);
        return exportError(ErrorKind::Io, "%1 cannot be written: %2. Choose another folder.", partOf(path), reason);
    }
    // What a killed program left is taken over; what somebody writes to is not.
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return exportError(ErrorKind::Conflict, "Another export is writing to %1. Wait for it, or choose another name.", path);
    const auto status = fileStatus(file.get());
    if (!status || !status->isRegular || ::fchmod(file.get(), 0600) != 0 || ::ftruncate(file.get(), 0) != 0)
        return exportError(ErrorKind::Io, "%1 cannot be written: it is not a file of yours. Choose another name.", partOf(path));
    return ExportFile(std::move(file), path, packing);
}

ExportFile::ExportFile(Descriptor file, QString path, Packing packing)
    : m_file(std::move(file)), m_path(std::move(path)), m_packer(packing == Packing::Gzip ? std::make_unique<GzipPacker>() : nullptr)
{
}

ExportFile::ExportFile(ExportFile &&other) noexcept
    : m_file(std::move(other.m_file)), m_path(std::exchange(other.m_path, {})), m_packer(std::move(other.m_packer)), m_bytes(other.m_bytes)
{
}

ExportFile::~ExportFile()
{
    if (!m_path.isEmpty()) ::unlink(QFile::encodeName(partOf(m_path)).constData());
}

Result<Done> ExportFile::write(std::string_view text)
{
    if (!m_packer) return put(text);
    m_packed.clear();
    if (!m_packer->pack(m_packed, text)) return cannotPack();
    return put(m_packed);
}

Result<Done> ExportFile::put(std::string_view bytes)
{
    const std::size_t written = writeFully(m_file.get(), bytes.data(), bytes.size());
    m_bytes += static_cast<qint64>(written);
    if (written == bytes.size()) return Done{};
    return failed("The export to %1 failed: %2. Free some space, or choose another folder.");
}

Result<Done> ExportFile::commit(Existing existing)
{
    if (m_packer) {
        m_packed.clear();
        if (!m_packer->finish(m_packed)) return cannotPack();
        if (auto done = put(m_packed); !done) return done;
    }
    if (::fsync(m_file.get()) != 0) return failed("The export to %1 failed: %2. Choose another folder.");
    const QString part = partOf(m_path);
    if (existing == Existing::Keep) {
        if (!renameWithoutReplacing(part, m_path)) {
            if (errno == EEXIST)
                return exportError(ErrorKind::Conflict, "%1 exists already. Choose another name, or have it replaced.", m_path);
            return failed("The export to %1 failed: %2. Choose another name.");
        }
    } else if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(m_path).constData()) != 0) {
        return failed("The export to %1 failed: %2. Choose another name.");
    }
    m_path.clear();
    return Done{};
}

Error ExportFile::failed(ExportSentence sentence) const
{
    const QString reason = errnoText(errno);
    return exportError(ErrorKind::Io, sentence, m_path, reason);
}

} // namespace ccr::logging
