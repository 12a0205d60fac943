#include "logging/rotation/log_compressor.h"

#include "logging/api/logging_sentences.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t pieceBytes = 256UL * 1024;
constexpr int gzipWindow = 15 + 16; // zlib: 16 more means a gzip header
const QString temporaryPrefix = u".ccr-rotation-"_s;
const QString temporarySuffix = u".part"_s;

Error ioError(LoggingSentence sentence, const QString &path)
{
    return errorSaying(ErrorKind::Io, sentence.with(path, errnoText(errno)));
}

class Deflater
{
public:
    Deflater() { m_isReady = deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK; }
    ~Deflater()
    {
        if (m_isReady) deflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(Deflater)
    bool isReady() const { return m_isReady; }
    z_stream &stream() { return m_stream; }

private:
    z_stream m_stream{};
    bool m_isReady = false;
};

} // namespace

Result<TemporaryFile> TemporaryFile::make(const QString &folder)
{
    QByteArray name = QFile::encodeName(folder + u'/' + temporaryPrefix + u"XXXXXX"_s + temporarySuffix);
    Descriptor descriptor(::mkostemps(name.data(), static_cast<int>(temporarySuffix.size()), O_CLOEXEC));
    if (!descriptor.isOpen()) return ioError("Cannot make a temporary file in %1: %2", folder);
    ::flock(descriptor.get(), LOCK_EX | LOCK_NB); // nobody else knows the name yet
    return TemporaryFile(std::move(descriptor), QFile::decodeName(name));
}

TemporaryFile::~TemporaryFile()
{
    if (m_descriptor.isOpen() && !m_path.isEmpty()) ::unlink(QFile::encodeName(m_path).constData());
}

bool TemporaryFile::isTemporaryName(const QString &fileName)
{
    return fileName.startsWith(temporaryPrefix) && fileName.endsWith(temporarySuffix)
           && fileName.size() == temporaryPrefix.size() + 6 + temporarySuffix.size();
}

void TemporaryFile::removeOrphans(const QString &folder)
{
    for (const QString &name : namesIn(folder)) {
        if (!isTemporaryName(name)) continue;
        const QByteArray path = QFile::encodeName(folder + u'/' + name);
        const Descriptor file(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (file.isOpen() && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.constData());
    }
}

LogCompressor::LogCompressor(const std::atomic<bool> &cancelled, std::function<void(qint64)> grown)
    : m_cancelled(cancelled), m_grown(std::move(grown))
{
}

Result<TemporaryFile> LogCompressor::compress(const QString &source, int mode, std::optional<std::uint64_t> inode) const
{
    const Descriptor from(::open(QFile::encodeName(source).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat before;
    if (!from.isOpen() || ::fstat(from.get(), &before) != 0) return ioError("Cannot read %1: %2", source);
    if (!S_ISREG(before.st_mode)) return Error{.kind = ErrorKind::InvalidInput, .message = u"%1 is no regular file."_s.arg(source)};
    if (inode && before.st_ino != *inode) return Error{.kind = ErrorKind::Conflict, .message = u"%1 is another file by now."_s.arg(source)};

    auto target = TemporaryFile::make(QFileInfo(source).path());
    if (!target) return target;
    const auto packed = deflateAll(from.get(), target->descriptor(), source, before.st_size);
    if (!packed) return packed.error();
    struct stat after;
    if (::fstat(from.get(), &after) != 0 || after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec
        || after.st_mtim.tv_nsec != before.st_mtim.tv_nsec)
        return Error{.kind = ErrorKind::Conflict, .message = u"Somebody still writes to %1."_s.arg(source)};
    const timespec times[] = {before.st_atim, before.st_mtim};
    if (::fchmod(target->descriptor(), static_cast<mode_t>(mode)) != 0 || ::futimens(target->descriptor(), times) != 0
        || ::fsync(target->descriptor()) != 0)
        return ioError("Cannot finish the compressed form of %1: %2", source);
    return target;
}

Result<Done> LogCompressor::deflateAll(int from, int to, const QString &source, qint64 expected) const
{
    Deflater deflater;
    if (!deflater.isReady()) return Error{.kind = ErrorKind::Internal, .message = u"zlib has no memory to compress %1."_s.arg(source)};
    z_stream &stream = deflater.stream();
    std::vector<Bytef> input(pieceBytes);
    std::vector<Bytef> output(pieceBytes);
    qint64 total = 0;
    for (bool isLast = false; !isLast;) {
        if (m_cancelled.load(std::memory_order_relaxed))
            return Error{.kind = ErrorKind::Conflict, .message = u"The compression of %1 was cancelled."_s.arg(source)};
        const ssize_t count = ::read(from, input.data(), input.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return ioError("Cannot read %1: %2", source);
        total += count;
        isLast = count == 0;
        stream.next_in = input.data();
        stream.avail_in = static_cast<uInt>(count);
        do {
            stream.next_out = output.data();
            stream.avail_out = static_cast<uInt>(output.size());
            deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH);
            const std::size_t ready = output.size() - stream.avail_out;
            if (m_grown && ready > 0) m_grown(static_cast<qint64>(ready));
            if (writeFully(to, reinterpret_cast<const char *>(output.data()), ready) != ready)
                return ioError("Cannot write the compressed form of %1: %2", source);
        } while (stream.avail_out == 0);
    }
    if (total != expected) return Error{.kind = ErrorKind::Conflict, .message = u"Somebody still writes to %1."_s.arg(source)};
    return Done{};
}

PackedContent comparePacked(const QString &packed, const QString &plain)
{
    const auto close = [](gzFile file) { gzclose(file); };
    const std::unique_ptr<gzFile_s, decltype(close)> unpacked(gzopen(QFile::encodeName(packed).constData(), "rbe"), close);
    QFile original(plain);
    if (!unpacked || gzdirect(unpacked.get()) != 0) return PackedContent::Damaged; // "direct": it is no gzip file
    if (!original.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return PackedContent::Different;
    std::vector<char> a(pieceBytes);
    bool same = true;
    for (;;) {
        const int count = gzread(unpacked.get(), a.data(), static_cast<unsigned>(a.size()));
        int error = Z_OK;
        gzerror(unpacked.get(), &error);
        if (count < 0 || (error != Z_OK && error != Z_STREAM_END)) return PackedContent::Damaged;
        const QByteArray b = original.read(static_cast<qint64>(count > 0 ? count : 1));
        same = same && b.size() == count && std::memcmp(a.data(), b.constData(), static_cast<std::size_t>(count)) == 0;
        if (count == 0) return same ? PackedContent::Same : PackedContent::Different;
    }
}

} // namespace ccr::logging
