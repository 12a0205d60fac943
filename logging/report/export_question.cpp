#include "logging/report/export_question.h"

#include "logging/base/date_time.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

Result<Done> readFlags(const QuestionReader &question, ExportRequest &request)
{
    const std::pair<QString, bool *> flags[] = {{u"requests"_s, &request.exchanges},    {u"records"_s, &request.records},
                                                {u"bodies"_s, &request.bodies},         {u"events"_s, &request.streamFrames},
                                                {u"statistics"_s, &request.statistics}, {u"gzip"_s, &request.gzip}};
    for (const auto &[name, place] : flags) {
        const Result<bool> flag = question.flag(name);
        if (!flag) return flag.error();
        *place = *flag;
    }
    request.exchanges = request.exchanges || !request.records;
    return Done{};
}

} // namespace

Result<ExportRequest> exportRequestOf(const QuestionReader &question, const Query &query)
{
    ExportRequest request;
    if (const QString format = question.text(u"format"_s); !format.isEmpty()) {
        const auto known = exportFormatFromString(format.toStdString());
        if (!known) return question.wrong(u"format"_s, u"\"%1\" is unknown; use ndjson, csv, har, markdown, html or otlp"_s.arg(format));
        request.format = *known;
    }
    if (const QString privacy = question.text(u"privacy"_s); !privacy.isEmpty()) {
        const auto known = exportPrivacyFromString(privacy.toStdString());
        if (!known) return question.wrong(u"privacy"_s, u"\"%1\" is unknown; use strict, standard or full"_s.arg(privacy));
        request.privacy = *known;
    }
    if (const Result<Done> read = readFlags(question, request); !read) return read.error();
    if (request.streamFrames && request.format != ExportFormat::Har && request.format != ExportFormat::Ndjson)
        return question.wrong(u"events"_s, u"the events of streams stand in HAR and NDJSON files alone; use the format har or ndjson"_s);
    request.filter = query.text();
    return request;
}

QString exportFileName(const ExportRequest &request, WallTime now)
{
    const std::string_view suffix = fileSuffix(request.format);
    const QString time = utcTime(now).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    return u"ccr-logs-%1.%2%3"_s.arg(time, QString::fromUtf8(suffix.data(), static_cast<qsizetype>(suffix.size())),
                                     request.gzip ? u".gz"_s : QString());
}

std::string exportContentType(const ExportRequest &request)
{
    if (request.gzip) return "application/gzip";
    switch (request.format) {
    case ExportFormat::Ndjson: return "application/x-ndjson";
    case ExportFormat::Csv: return "text/csv; charset=utf-8";
    case ExportFormat::Har:
    case ExportFormat::Otlp: return "application/json";
    case ExportFormat::Markdown: return "text/markdown; charset=utf-8";
    case ExportFormat::Html: return "text/html; charset=utf-8";
    }
    return "application/octet-stream";
}

} // namespace ccr::logging
