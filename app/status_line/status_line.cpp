#include "app/status_line/status_line.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto reset = "\x1b[0m";
constexpr qsizetype shortIdLength = 8;

struct Segment
{
    QByteArray text;
    std::optional<TerminalColor> color;
    std::optional<TerminalColor> background;
};

// A name of a branch or folder must not steer the terminal; a script may use colours.
QString harmless(QString text)
{
    static const QRegularExpression control(u"[\\x00-\\x1f\\x7f-\\x9f]"_s);
    return text.remove(control);
}

QString singleLine(QString text)
{
    static const QRegularExpression control(u"[\\x00-\\x1a\\x1c-\\x1f\\x7f-\\x9f]+"_s); // all but escape
    return text.replace(control, u" "_s).trimmed();
}

std::vector<Segment> segments(const StatusLineStyle &style, const StatusLineVariables &variables,
                              const std::function<QString(const StatusLineModule &)> &runScript)
{
    std::vector<Segment> out;
    for (const StatusLineModule &module : style.modules) {
        const bool isScript = module.type == "script"_L1;
        const QString text = singleLine(isScript ? runScript(module) : expanded(module.text, variables));
        if (text.isEmpty()) continue;
        const QString whole = module.icon.isEmpty() ? text : module.icon + u' ' + text;
        out.push_back({.text = whole.toUtf8(), .color = module.color, .background = module.background});
    }
    return out;
}

QByteArray plainLine(const std::vector<Segment> &parts)
{
    QByteArrayList words;
    for (const Segment &part : parts) {
        QByteArray word;
        if (part.background) word += part.background->asBackground();
        if (part.color) word += part.color->asForeground();
        const bool isStyled = !word.isEmpty();
        word += part.text;
        words.append(isStyled ? word + reset : word);
    }
    return words.join(' ');
}

// Each part hands its background over to the arrow that leads to the next one.
QByteArray powerlineLine(const std::vector<Segment> &parts)
{
    const QByteArray arrow = QString(u'\ue0b0').toUtf8();
    QByteArray line;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const Segment &part = parts[at];
        if (part.background) line += part.background->asBackground();
        if (part.color) line += part.color->asForeground();
        line += ' ' + part.text + ' ' + reset;
        if (!part.background) continue;
        if (at + 1 < parts.size() && parts[at + 1].background) line += parts[at + 1].background->asBackground();
        line += part.background->asForeground() + arrow + reset;
    }
    return line;
}

} // namespace

QString folderName(const QString &path)
{
    // A backslash may be part of a name, unless the path is one of Windows.
    static const QRegularExpression windows(u"^([A-Za-z]:|\\\\\\\\)"_s);
    QString slashed = path;
    if (windows.match(path).hasMatch()) slashed.replace(u'\\', u'/');
    while (slashed.size() > 1 && slashed.endsWith(u'/')) slashed.chop(1);
    return slashed == "/"_L1 ? slashed : slashed.mid(slashed.lastIndexOf(u'/') + 1);
}

QString shortNumber(double number)
{
    if (std::abs(number) <= 1'000) return QString::number(std::llround(number));
    if (std::abs(number) < 1'000'000) return QString::number(number / 1'000, 'f', 1) + u'k';
    return QString::number(number / 1'000'000, 'f', 1) + u'M';
}

QString shortDuration(double ms)
{
    const qint64 seconds = static_cast<qint64>(ms / 1'000);
    if (ms < 1'000) return u"%1ms"_s.arg(std::llround(ms));
    if (seconds < 60) return u"%1s"_s.arg(ms / 1'000, 0, 'f', 1);
    if (seconds < 3'600) return u"%1m %2s"_s.arg(seconds / 60).arg(seconds % 60);
    return u"%1h %2m"_s.arg(seconds / 3'600).arg(seconds / 60 % 60);
}

QString dollars(double amount)
{
    return u'$' + QString::number(amount, 'f', amount > 0 && amount < 0.01 ? 4 : 2);
}

StatusLineVariables statusLineVariables(const StatusLineInput &input, const std::optional<LastAnswer> &answer,
                                        const std::optional<StreamSpeed> &speed, const QString &branch, const QString &defaultModel)
{
    StatusLineVariables variables;
    const auto set = [&](const QString &name, const QString &value) {
        if (!value.isEmpty()) variables.insert(name, harmless(value));
    };
    const auto setNumber = [&](const QString &name, std::optional<double> value, QString (*write)(double)) {
        if (value) set(name, write(*value));
    };
    const auto whole = [](double value) { return QString::number(std::llround(value)); };

    set(u"workDirName"_s, folderName(input.workingDirectory));
    set(u"gitBranch"_s, branch);
    set(u"model"_s, answer ? answer->model : defaultModel.isEmpty() ? input.displayName : defaultModel);
    set(u"version"_s, input.version);
    set(u"sessionId"_s, input.sessionId.left(shortIdLength));
    if (answer) {
        setNumber(u"inputTokens"_s, answer->inputTokens, shortNumber);
        setNumber(u"outputTokens"_s, answer->outputTokens, shortNumber);
    }
    setNumber(u"totalInputTokens"_s, input.totalInputTokens, shortNumber);
    setNumber(u"totalOutputTokens"_s, input.totalOutputTokens, shortNumber);
    setNumber(u"contextWindowSize"_s, input.contextWindowSize, shortNumber);
    setNumber(u"contextPercent"_s, input.contextPercent, whole);
    setNumber(u"cost"_s, input.costUsd, dollars);
    setNumber(u"duration"_s, input.durationMs, shortDuration);
    setNumber(u"linesAdded"_s, input.linesAdded, whole);
    setNumber(u"linesRemoved"_s, input.linesRemoved, whole);
    if (input.linesAdded && input.linesRemoved) set(u"netLines"_s, whole(*input.linesAdded - *input.linesRemoved));
    if (speed) {
        if (speed->tokensPerSecond > 0) set(u"tokenSpeed"_s, whole(speed->tokensPerSecond));
        setNumber(u"timeToFirstToken"_s, speed->timeToFirstTokenMs, shortDuration);
        set(u"isStreaming"_s, speed->isStreaming ? u"true"_s : u"false"_s);
        if (speed->isStreaming) set(u"streamingIndicator"_s, u"[Streaming]"_s);
    }
    return variables;
}

QString expanded(const QString &text, const StatusLineVariables &variables)
{
    static const QRegularExpression name(u"\\{\\{\\s*(\\w+)\\s*\\}\\}"_s);
    QString out;
    qsizetype from = 0;
    bool hasNames = false;
    bool hasValues = false;
    for (auto match = name.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString value = variables.value(found.captured(1));
        hasNames = true;
        hasValues = hasValues || !value.isEmpty();
        out += QStringView(text).mid(from, found.capturedStart() - from);
        out += value;
        from = found.capturedEnd();
    }
    if (hasNames && !hasValues) return {};
    return out += QStringView(text).mid(from);
}

QByteArray renderStatusLine(const StatusLineStyle &style, const StatusLineVariables &variables,
                            const std::function<QString(const StatusLineModule &)> &runScript)
{
    const std::vector<Segment> parts = segments(style, variables, runScript);
    return style.isPowerline ? powerlineLine(parts) : plainLine(parts);
}

} // namespace ccr::app
