#include "logging/history/trace_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

qint64 micros(nanoseconds duration)
{
    return std::chrono::duration_cast<microseconds>(duration).count();
}

nanoseconds duration(const QJsonValue &value)
{
    return microseconds(value.toInteger());
}

std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

void add(QJsonObject &object, const QString &name, const std::string &value)
{
    if (!value.empty()) object.insert(name, QString::fromStdString(value));
}

QJsonObject asJson(const Phase &phase)
{
    QJsonObject object{{u"name"_s, QString::fromStdString(phase.name)}, {u"start"_s, micros(phase.startedAt)}};
    if (phase.endedAt) object.insert(u"end"_s, micros(*phase.endedAt));
    if (!phase.success) object.insert(u"success"_s, false);
    add(object, u"error"_s, phase.error);
    add(object, u"metadata"_s, phase.metadata);
    return object;
}

Phase phaseFromJson(const QJsonObject &object)
{
    Phase phase{.name = text(object[u"name"]),
                .startedAt = duration(object[u"start"]),
                .success = object[u"success"].toBool(true),
                .error = text(object[u"error"]),
                .metadata = text(object[u"metadata"])};
    if (object.contains(u"end")) phase.endedAt = duration(object[u"end"]);
    return phase;
}

} // namespace

std::string traceAsJson(const TraceDetails &trace)
{
    if (trace.isEmpty()) return {};
    QJsonArray phases;
    for (const Phase &phase : trace.phases) phases.append(asJson(phase));
    QJsonArray timings;
    for (const Timing &timing : trace.timings) timings.append(QJsonArray{QString::fromStdString(timing.label), micros(timing.duration)});
    QJsonObject object;
    if (!phases.isEmpty()) object.insert(u"phases"_s, phases);
    if (!timings.isEmpty()) object.insert(u"timings"_s, timings);
    if (trace.progress) object.insert(u"progress"_s, *trace.progress);
    add(object, u"message"_s, trace.progressMessage);
    add(object, u"metadata"_s, trace.metadata);
    add(object, u"result"_s, trace.result);
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

TraceDetails traceFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    TraceDetails trace;
    const QJsonArray phases = object[u"phases"].toArray();
    for (const QJsonValue &phase : phases) trace.phases.push_back(phaseFromJson(phase.toObject()));
    const QJsonArray timings = object[u"timings"].toArray();
    for (const QJsonValue &timing : timings)
        trace.timings.push_back({.label = text(timing.toArray().at(0)), .duration = duration(timing.toArray().at(1))});
    if (object.contains(u"progress")) trace.progress = object[u"progress"].toInt();
    trace.progressMessage = text(object[u"message"]);
    trace.metadata = text(object[u"metadata"]);
    trace.result = text(object[u"result"]);
    return trace;
}

} // namespace ccr::logging
