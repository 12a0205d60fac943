#include "logging/report/log_selection.h"

#include "logging/rotation/imported_files.h"
#include "logging/rotation/purge.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

// What was taken over belongs to no stream. It stands where its time is among the files whose names say their order.
void addImported(QStringList &files, const QString &folder, const std::vector<RotatedFile> &rotated)
{
    auto next = rotated.begin();
    for (const ImportedFile &imported : importedFiles(folder)) {
        for (; next != rotated.end() && next->modified < imported.file.modified; ++next) files.append(next->path);
        files.append(imported.file.path);
    }
    for (; next != rotated.end(); ++next) files.append(next->path);
}

} // namespace

Result<LogSelection> selectLogs(const QuestionReader &question, const LoggingConfig &config)
{
    LogSelection selection;
    Result<Query> query = question.query();
    if (!query) return query.error();
    selection.query = std::move(query).value();

    const QString name = question.text(u"stream"_s);
    const auto isWanted = [&name](const StreamConfig &stream) {
        return stream.type == StreamType::File && (name.isEmpty() ? stream.enabled : stream.name == name);
    };
    const auto found = std::find_if(config.streams.begin(), config.streams.end(), isWanted);
    if (found == config.streams.end()) {
        QStringList names;
        for (const StreamConfig &stream : config.streams)
            if (stream.type == StreamType::File) names.append(stream.name);
        if (name.isEmpty()) return Error{.kind = ErrorKind::NotFound, .message = u"No stream writes to a file; see \"ccr logs config\"."_s};
        return question.wrong(
            u"stream"_s, u"no file stream is called \"%1\"; there is %2"_s.arg(name, names.isEmpty() ? u"none"_s : names.join(u", "_s)));
    }
    const auto rotated = rotatedFilesOf(*found, question.now());
    const std::vector<RotatedFile> files = rotated->list();
    if (name.isEmpty())
        addImported(selection.files, config.directory, files);
    else
        for (const RotatedFile &file : files) selection.files.append(file.path);
    selection.active = rotated->active();
    if (QFileInfo::exists(selection.active)) selection.files.append(selection.active);
    return selection;
}

} // namespace ccr::logging
