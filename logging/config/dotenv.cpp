#include "logging/config/dotenv.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QString unescaped(QStringView text)
{
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c != u'\\' || at + 1 == text.size()) {
            out += c;
            continue;
        }
        const QChar next = text.at(++at);
        if (next == u'n')
            out += u'\n';
        else if (next == u'r')
            out += u'\r';
        else if (next == u't')
            out += u'\t';
        else if (next == u'"' || next == u'\\')
            out += next;
        else
            out += QString(u'\\') + next;
    }
    return out;
}

// Behind the closing quote of the text that begins at `from`, or -1.
qsizetype closingQuote(QStringView text, qsizetype from, QChar quote)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        if (quote == u'"' && text.at(at) == u'\\')
            ++at;
        else if (text.at(at) == quote)
            return at;
    }
    return -1;
}

} // namespace

DotenvText parseDotenv(const QString &text)
{
    static const QRegularExpression assignment(u"^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=[ \\t]*"_s);
    static const QRegularExpression comment(u"(^|\\s)#.*$"_s);
    QString source = text;
    source.remove(QChar(QChar::ByteOrderMark)).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const QStringView all(source);
    DotenvText result;
    int line = 1;
    for (qsizetype at = 0; at < all.size();) {
        qsizetype end = all.indexOf(u'\n', at);
        if (end < 0) end = all.size();
        const QString written = all.mid(at, end - at).toString();
        const int startLine = line;
        const QRegularExpressionMatch match = assignment.match(written);
        if (!match.hasMatch()) {
            const QString trimmed = written.trimmed();
            if (!trimmed.isEmpty() && !trimmed.startsWith(u'#')) result.badLines.push_back(startLine);
        } else {
            const qsizetype from = at + match.capturedEnd();
            const QChar quote = from < end ? all.at(from) : QChar();
            const bool isQuoted = quote == u'"' || quote == u'\'' || quote == u'`';
            const qsizetype closing = isQuoted ? closingQuote(all, from + 1, quote) : -1;
            if (closing >= 0) {
                const QStringView inner = all.mid(from + 1, closing - from - 1);
                result.entries.push_back({match.captured(1), quote == u'"' ? unescaped(inner) : inner.toString(), startLine});
                line += static_cast<int>(inner.count(u'\n'));
                end = all.indexOf(u'\n', closing);
                if (end < 0) end = all.size();
            } else if (isQuoted) {
                result.badLines.push_back(startLine);
            } else {
                QString value = all.mid(from, end - from).toString();
                result.entries.push_back({match.captured(1), value.remove(comment).trimmed(), startLine});
            }
        }
        at = end + 1;
        ++line;
    }
    return result;
}

} // namespace ccr::logging
