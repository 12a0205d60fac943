#include "logging/capture/gzip_file.h"

#include "logging/capture/capture_sentence.h"

#include <QFile>
#include <QFileInfo>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t pieceBytes = 256UL * 1024;

gzFile asFile(void *file)
{
    return static_cast<gzFile>(file);
}

} // namespace

void GzipFile::Closer::operator()(void *file) const
{
    gzclose(asFile(file));
}

Result<GzipFile> GzipFile::open(const QString &path)
{
    QFile file(path); // says why, which zlib does not
    if (QFileInfo(path).isDir()) return errorSaying(ErrorKind::InvalidInput, said("%1 is a folder.", path));
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Io, said("Cannot open %1: %2.", path, file.errorString()));
    gzFile packed = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!packed) return errorSaying(ErrorKind::Io, said("Cannot open %1.", path));
    gzbuffer(packed, pieceBytes);
    return GzipFile(path, packed);
}

Result<Done> GzipFile::read(std::string &piece)
{
    piece.resize(pieceBytes);
    const int count = gzread(asFile(m_file.get()), piece.data(), static_cast<unsigned>(piece.size()));
    int error = Z_OK;
    const char *reason = gzerror(asFile(m_file.get()), &error);
    piece.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    if (count >= 0 && (error == Z_OK || error == Z_STREAM_END)) return Done{};
    if (error == Z_BUF_ERROR) return errorSaying(ErrorKind::InvalidInput, said("%1 ends before its packed content does.", m_path));
    return errorSaying(ErrorKind::Io, said("Cannot read %1: %2.", m_path, QString::fromLocal8Bit(reason)));
}

} // namespace ccr::logging
