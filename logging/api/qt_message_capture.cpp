#include "logging/api/qt_message_capture.h"

#include <QString>

#include <atomic>
#include <cstdio>
#include <cstring>

namespace ccr::logging {

namespace {

// Qt's handler is a plain function, so that the object behind it has to be found this way.
std::atomic<const QtMessageCapture *> current{nullptr};
thread_local bool isInside = false;

Severity severityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return Severity::Debug;
    case QtInfoMsg: return Severity::Info;
    case QtWarningMsg: return Severity::Warn;
    case QtCriticalMsg: return Severity::Error;
    case QtFatalMsg: break;
    }
    return Severity::Fatal;
}

} // namespace

QtMessageCapture::QtMessageCapture(const Log &log, Previous previous) : m_log(log), m_mode(previous)
{
    current.store(this);
    m_previous = qInstallMessageHandler(&QtMessageCapture::handle);
}

QtMessageCapture::~QtMessageCapture()
{
    qInstallMessageHandler(m_previous);
    current.store(nullptr);
}

void QtMessageCapture::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QtMessageCapture *const capture = current.load();
    if (!capture || isInside) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(message));
        return;
    }
    isInside = true;
    capture->write(type, context, message); // of qFatal: Qt ends the program when we return, the record is in its file then
    isInside = false;
    if (capture->m_mode == Previous::Called && capture->m_previous) capture->m_previous(type, context, message);
}

void QtMessageCapture::write(QtMsgType type, const QMessageLogContext &context, const QString &message) const
{
    const Severity severity = severityOf(type);
    if (!m_log.isEnabled(severity)) {
        if (severity >= Severity::Warn) std::fprintf(stderr, "%s\n", qUtf8Printable(message)); // nobody else would tell
        return;
    }
    const QByteArray text = message.toUtf8();
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    const bool hasCategory = context.category && std::strcmp(context.category, "default") != 0;
    if (hasCategory && context.file)
        m_log.write(severity, view, {{"category", context.category}, {"file", context.file}, {"line", context.line}});
    else if (hasCategory)
        m_log.write(severity, view, {{"category", context.category}});
    else if (context.file)
        m_log.write(severity, view, {{"file", context.file}, {"line", context.line}});
    else
        m_log.write(severity, view);
}

} // namespace ccr::logging
