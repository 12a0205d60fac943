#include "logging/rotation/import_marker.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

// What somebody else wrote into the marker must not lead out of the folder.
bool isPlainName(const QString &name)
{
    return name.isEmpty() || (name.startsWith("imported-"_L1) && name.endsWith(".log"_L1) && !name.contains(u'/'));
}

} // namespace

ImportMarker ImportMarker::read(const QString &folder)
{
    ImportMarker marker;
    QFile file(QDir(folder).filePath(fileName()));
    if (!file.open(QIODevice::ReadOnly)) return marker;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).object().value(u"sources"_s).toArray()) {
        const Source source{.path = value[u"path"].toString(),
                            .bytes = value[u"bytes"].toInteger(),
                            .modified = value[u"modified"].toInteger(),
                            .file = value[u"file"].toString(),
                            .records = value[u"records"].toInteger(),
                            .imported = value[u"imported"].toInteger()};
        if (!source.path.isEmpty() && isPlainName(source.file)) marker.m_sources.push_back(source);
    }
    return marker;
}

const ImportMarker::Source *ImportMarker::find(const QString &path) const
{
    const auto found = std::find_if(m_sources.begin(), m_sources.end(), [&path](const Source &source) { return source.path == path; });
    return found == m_sources.end() ? nullptr : &*found;
}

void ImportMarker::put(const Source &source)
{
    std::erase_if(m_sources, [&source](const Source &other) { return other.path == source.path; });
    m_sources.push_back(source);
}

Result<Done> ImportMarker::write(const QString &folder) const
{
    QJsonArray sources;
    for (const Source &source : m_sources)
        sources.append(QJsonObject{{u"path"_s, source.path},
                                   {u"bytes"_s, source.bytes},
                                   {u"modified"_s, source.modified},
                                   {u"file"_s, source.file},
                                   {u"records"_s, source.records},
                                   {u"imported"_s, source.imported}});
    const QString path = QDir(folder).filePath(fileName());
    QString reason;
    if (writePrivateFile(path, QJsonDocument(QJsonObject{{u"sources"_s, sources}}).toJson(), &reason)) return Done{};
    return Error{.kind = ErrorKind::Io, .message = u"Cannot write %1: %2. Its folder must be writable."_s.arg(path, reason)};
}

} // namespace ccr::logging
