#include "ui/models/log_line_text.h"

#include "ui/models/log_filter.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::LogRecord;

namespace {

constexpr qsizetype maxCollapsed = 2000; ///< characters of a message in one line
constexpr qsizetype sourceWidth = 14;
constexpr qsizetype maxExpanded = 32'768; ///< of a text when it is expanded

bool isDeceptive(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0x061C || (c >= 0x200E && c <= 0x200F)
           || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

QString timeText(const LogRecord &record)
{
    const auto ms = std::chrono::duration_cast<milliseconds>(record.time.time_since_epoch()).count();
    if (ms == 0) return u"--:--:--.---"_s; // a line that says no time
    return QDateTime::fromMSecsSinceEpoch(ms).time().toString(u"HH:mm:ss.zzz"_s);
}

// Shape and word, so that no colour is needed.
QString levelText(logging::Severity severity)
{
    static constexpr char16_t glyphs[] = u"·○●▲×■";
    const std::string_view word = logging::toString(logLevels[logging::levelIndex(severity)]);
    return QChar(glyphs[logging::levelIndex(severity)]) + u' '
           + QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).leftJustified(6);
}

QString utf8(const std::string &text, qsizetype most)
{
    const auto length = std::min(static_cast<qsizetype>(text.size()), most * 4);
    return QString::fromUtf8(text.data(), length);
}

class Builder
{
public:
    explicit Builder(const LogRecord &record) : m_record(record) {}

    LineText build(const LineStyle &style)
    {
        add(LinePart::Time, timeText(m_record));
        add(LinePart::Level, levelText(m_record.severity));
        if (!style.source.isEmpty()) add(LinePart::Source, visibleText(style.source).left(sourceWidth).leftJustified(sourceWidth + 1));
        add(LinePart::Component, visibleText(utf8(m_record.component, 40)).leftJustified(style.componentWidth + 1));
        if (!m_record.exchangeId.empty()) add(LinePart::Request, visibleText(utf8(m_record.exchangeId, 80)));
        const QString message = utf8(m_record.message, maxExpanded);
        const bool isLong = message.size() > maxCollapsed || message.contains(u'\n');
        addText(LinePart::Message, visibleText(message.left(maxCollapsed)), m_record.message.size(), message.left(maxCollapsed));
        if (!m_record.fields.empty() || isLong)
            add(LinePart::FieldCount, style.isExpanded ? u"{−}"_s : u"{+%1}"_s.arg(m_record.fields.size() + (isLong ? 1U : 0U)));
        if (style.isExpanded) addFields(isLong ? message : QString());
        return std::move(m_line);
    }

private:
    void add(LinePart part, const QString &text, int field = -1)
    {
        if (!m_line.text.isEmpty() && !m_line.text.endsWith(u'\n') && !m_line.text.endsWith(u' ')) m_line.text += u' ';
        m_line.spans.append({part, static_cast<int>(m_line.text.size()), static_cast<int>(text.size()), field});
        m_line.text += text;
    }

    void addText(LinePart part, const QString &shown, std::size_t wholeBytes, const QString &source, int field = -1)
    {
        if (!shown.isEmpty()) add(part, shown, field);
        const auto shownBytes = static_cast<std::size_t>(source.toUtf8().size());
        if (shownBytes + 3 < wholeBytes) add(LinePart::More, u"… +%1 B"_s.arg(wholeBytes - shownBytes));
    }

    void addFields(const QString &message)
    {
        if (!message.isEmpty()) {
            m_line.text += "\n    "_L1;
            addText(LinePart::Message, visibleText(message.left(maxExpanded), true).replace(u'\n', u"\n    "_s), m_record.message.size(),
                    message.left(maxExpanded));
        }
        int place = 0;
        for (const auto &[name, value] : m_record.fields) {
            m_line.text += "\n    "_L1;
            add(LinePart::FieldName, visibleText(utf8(name, 200)) + u':', place);
            const QString whole = fieldText(value);
            const QString part = whole.left(maxExpanded);
            addText(LinePart::FieldValue, visibleText(part, true).replace(u'\n', u"\n        "_s),
                    static_cast<std::size_t>(whole.size() > maxExpanded ? whole.toUtf8().size() : 0), part, place++);
        }
    }

    const LogRecord &m_record;
    LineText m_line;
};

} // namespace

QString visibleText(QString text, bool keepsBreaks)
{
    for (QChar &c : text) {
        if (!isDeceptive(c.unicode()) || (keepsBreaks && c == u'\n')) continue;
        if (c == u'\n')
            c = u'↵';
        else if (c == u'\t' || c == u'\r')
            c = u' ';
        else
            c = c.unicode() < 0x20 ? QChar(0x2400 + c.unicode()) : QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString fieldText(const logging::FieldValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
    if (const auto *number = std::get_if<std::int64_t>(&value)) return QString::number(*number);
    if (const auto *flag = std::get_if<bool>(&value)) return *flag ? u"true"_s : u"false"_s;
    if (const auto *real = std::get_if<double>(&value)) return QString::number(*real, 'g', QLocale::FloatingPointShortest);
    if (const auto *json = std::get_if<logging::RawJson>(&value)) return QString::fromStdString(json->text);
    return u"null"_s;
}

const LineSpan *LineText::spanAt(int position) const
{
    const auto found = std::find_if(spans.begin(), spans.end(), [position](const LineSpan &span) {
        return position >= span.begin && position < span.begin + span.length;
    });
    return found == spans.end() ? nullptr : &*found;
}

LineText lineTextOf(const LogRecord &record, const LineStyle &style)
{
    return Builder(record).build(style);
}

QString plainLine(const LogRecord &record)
{
    QString line = timeText(record) + u' ' + letterOf(record.severity) + u' ' + QString::fromStdString(record.component).leftJustified(7);
    if (!record.exchangeId.empty()) line += u' ' + QString::fromStdString(record.exchangeId);
    line += u' ' + QString::fromStdString(record.message);
    for (const auto &[name, value] : record.fields) line += u' ' + QString::fromStdString(name) + u'=' + fieldText(value);
    return line.replace(u'\n', u' ');
}

} // namespace ccr::ui
