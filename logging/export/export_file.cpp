#include "logging/export/export_file.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace ccr::logging {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t packedBlock = 64 * 1024;
constexpr int gzipWindow = 15 + 16; ///< 15 bits, and a gzip head

QString partOf(const QString &path)
{
    return path + u".part"_s;
}

} // namespace

struct ExportFile::Deflater
{
    Deflater() { deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY); }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    z_stream stream{};
    std::array<char, packedBlock> packed;
};

Result<ExportFile> ExportFile::open(const QString &path, Packing packing)
{
    const QByteArray part = QFile::encodeName(partOf(path));
    Descriptor file(::open(part.constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen()) {
        const QString reason = errnoText(errno);
        return Error{ErrorKind::Io, u"%1 cannot be written: %2. Choose another folder."_s.arg(partOf(path), reason)};
    }
    // What a killed program left is taken over; what somebody writes to is not.
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorKind::Conflict, u"Another export is writing to %1. Wait for it, or choose another name."_s.arg(path)};
    const auto status = fileStatus(file.get());
    if (!status || !status->isRegular || ::fchmod(file.get(), 0600) != 0 || ::ftruncate(file.get(), 0) != 0)
        return Error{ErrorKind::Io, u"%1 cannot be written: it is no file of yours. Choose another name."_s.arg(partOf(path))};
    return ExportFile(std::move(file), path, packing);
}

ExportFile::ExportFile(Descriptor file, QString path, Packing packing)
    : m_file(std::move(file)), m_path(std::move(path)), m_deflater(packing == Packing::Gzip ? std::make_unique<Deflater>() : nullptr)
{
}

ExportFile::ExportFile(ExportFile &&other) noexcept
    : m_file(std::move(other.m_file)),
      m_path(std::exchange(other.m_path, {})),
      m_deflater(std::move(other.m_deflater)),
      m_bytes(other.m_bytes)
{
}

ExportFile::~ExportFile()
{
    if (!m_path.isEmpty()) ::unlink(QFile::encodeName(partOf(m_path)).constData());
}

Result<Done> ExportFile::write(std::string_view text)
{
    return m_deflater ? pack(text, Z_NO_FLUSH) : put(text.data(), text.size());
}

Result<Done> ExportFile::pack(std::string_view text, int flush)
{
    z_stream &stream = m_deflater->stream;
    // zlib does not write to its input; it only lacks the const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    int state = Z_OK;
    do {
        stream.next_out = reinterpret_cast<Bytef *>(m_deflater->packed.data());
        stream.avail_out = packedBlock;
        state = deflate(&stream, flush);
        if (state == Z_STREAM_ERROR) return Error{ErrorKind::Internal, u"The export cannot be compressed."_s};
        if (auto done = put(m_deflater->packed.data(), packedBlock - stream.avail_out); !done) return done;
    } while (stream.avail_out == 0 || (flush == Z_FINISH && state != Z_STREAM_END));
    return Done{};
}

Result<Done> ExportFile::put(const char *data, std::size_t size)
{
    const std::size_t written = writeFully(m_file.get(), data, size);
    m_bytes += static_cast<qint64>(written);
    if (written == size) return Done{};
    return failed(u"Free some space, or choose another folder."_s);
}

Result<Done> ExportFile::commit(Existing existing)
{
    if (m_deflater)
        if (auto done = pack({}, Z_FINISH); !done) return done;
    if (::fsync(m_file.get()) != 0) return failed(u"Choose another folder."_s);
    const QString part = partOf(m_path);
    if (existing == Existing::Keep) {
        if (!renameWithoutReplacing(part, m_path)) {
            if (errno == EEXIST)
                return Error{ErrorKind::Conflict, u"%1 exists already. Choose another name, or have it replaced."_s.arg(m_path)};
            return failed(u"Choose another name."_s);
        }
    } else if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(m_path).constData()) != 0) {
        return failed(u"Choose another name."_s);
    }
    m_path.clear();
    return Done{};
}

Error ExportFile::failed(const QString &remedy) const
{
    const QString reason = errnoText(errno);
    return {ErrorKind::Io, u"The export to %1 failed: %2. %3"_s.arg(m_path, reason, remedy)};
}

} // namespace ccr::logging
