#pragma once

#include "logging/api/export.h"
#include "logging/redact/secret_redactor.h"

#include <string>

namespace ccr::logging {

/// The one way in which the window and the command line export. Any thread.
class FileExporting final : public Exporting
{
public:
    /// `secrets` must outlive this. `home`: the user's folder.
    FileExporting(const SecretRedactor &secrets, QString home, QString version, const Clock &clock);
    Result<ExportReport> run(const ExportRequest &request, ExportSource &source, const ExportControl &control) const override;
    /// The same bytes for `write` instead of a file; path and replace do not matter. `write` returns false to stop, which is a
    /// Conflict. Nothing is written when the request cannot be met.
    Result<ExportReport> stream(const ExportRequest &request, ExportSource &source, const ExportControl &control,
                                const std::function<bool(std::string_view)> &write) const;
    Result<ExportPreview> preview(const ExportRequest &request, ExportSource &source, int entries) const override;

private:
    const SecretRedactor &m_secrets;
    const QString m_home;
    const QString m_version;
    const Clock &m_clock;
};

} // namespace ccr::logging
