#pragma once

#include "logging/api/export_sentences.h"
#include "logging/base/posix_files.h"
#include "logging/export/gzip_packer.h"

#include <memory>
#include <string_view>

namespace ccr::logging {

/// A file of mode 0600 that appears under its name when it is complete: until then it is called <name>.part and is removed
/// when this object goes without a commit. Two exports to one name do not disturb each other: the second one is refused.
class ExportFile
{
public:
    enum class Packing
    {
        Plain,
        Gzip
    };
    static Result<ExportFile> open(const QString &path, Packing packing);
    ExportFile(ExportFile &&) noexcept;
    ExportFile &operator=(ExportFile &&) = delete;
    ~ExportFile();

    Result<Done> write(std::string_view text);
    enum class Existing
    {
        Keep, ///< a file of that name is an error
        Replace
    };
    Result<Done> commit(Existing existing);
    /// On the disk so far.
    qint64 bytes() const { return m_bytes; }

private:
    ExportFile(Descriptor file, QString path, Packing packing);
    Result<Done> put(std::string_view bytes);
    Error failed(ExportSentence sentence) const; ///< reads errno

    Descriptor m_file;
    QString m_path;                       ///< empty: committed or moved from
    std::unique_ptr<GzipPacker> m_packer; ///< null: plain
    std::string m_packed;
    qint64 m_bytes = 0;
};

} // namespace ccr::logging
