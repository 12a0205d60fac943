#include "logging/capture/packed_text.h"

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

void PackedText::Closer::operator()(void *file) const
{
    gzclose(asFile(file));
}

Result<PackedText> PackedText::open(const QString &path)
{
    QFile file(path); // says why, which zlib does not
    if (QFileInfo(path).isDir()) return Error{ErrorKind::InvalidInput, u"%1 is a folder."_s.arg(path)};
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Io, u"Cannot open %1: %2."_s.arg(path, file.errorString())};
    gzFile packed = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!packed) return Error{ErrorKind::Io, u"Cannot open %1."_s.arg(path)};
    gzbuffer(packed, pieceBytes);
    return PackedText(path, packed);
}

Result<Done> PackedText::read(std::string &piece)
{
    piece.resize(pieceBytes);
    const int count = gzread(asFile(m_file.get()), piece.data(), static_cast<unsigned>(piece.size()));
    int error = Z_OK;
    const char *reason = gzerror(asFile(m_file.get()), &error);
    piece.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    if (count >= 0 && (error == Z_OK || error == Z_STREAM_END)) return Done{};
    if (error == Z_BUF_ERROR) return Error{ErrorKind::InvalidInput, u"%1 ends before its packed content does."_s.arg(m_path)};
    return Error{ErrorKind::Io, u"Cannot read %1: %2."_s.arg(m_path, QString::fromLocal8Bit(reason))};
}

} // namespace ccr::logging
