#include "logging/base/phrase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace ccr {

namespace {

constexpr int deepest = 16; // of what comes from outside

// In one pass: a value may itself hold "%1".
QString composed(const QString &sentence, const std::vector<QString> &values)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence.at(i) == u'%' && i + 1 < sentence.size() ? sentence.at(i + 1).digitValue() : -1;
        if (place < 1 || static_cast<std::size_t>(place) > values.size()) {
            out += sentence.at(i);
            continue;
        }
        out += values.at(static_cast<std::size_t>(place) - 1);
        ++i;
    }
    return out;
}

Phrase phraseIn(const QJsonValue &json, int depth)
{
    if (!json.isArray() || depth > deepest) return json.toString();
    const QJsonArray parts = json.toArray();
    std::vector<Phrase> values;
    for (qsizetype i = 1; i < parts.size(); ++i) values.push_back(phraseIn(parts.at(i), depth + 1));
    return Phrase(parts.at(0).toString(), std::move(values));
}

} // namespace

Phrase::Phrase(QString sentence, std::vector<Phrase> values) : m_sentence(std::move(sentence)), m_values(std::move(values))
{
    m_english = text([](const QString &english) { return english; });
}

QString Phrase::text(const std::function<QString(const QString &)> &translate) const
{
    if (m_sentence.isEmpty()) return m_english;
    std::vector<QString> texts;
    for (const Phrase &value : m_values) texts.push_back(value.text(translate));
    return composed(translate(m_sentence), texts);
}

Phrase Phrase::replaced(const QString &before, const QString &after) const
{
    if (m_sentence.isEmpty()) return QString(m_english).replace(before, after);
    std::vector<Phrase> values;
    for (const Phrase &value : m_values) values.push_back(value.replaced(before, after));
    return Phrase(m_sentence, std::move(values));
}

QJsonValue Phrase::toJsonValue() const
{
    if (m_sentence.isEmpty()) return m_english;
    QJsonArray parts{m_sentence};
    for (const Phrase &value : m_values) parts.append(value.toJsonValue());
    return parts;
}

Phrase Phrase::fromJsonValue(const QJsonValue &json)
{
    return phraseIn(json, 0);
}

QString Phrase::toJson() const
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{toJsonValue()}).toJson(QJsonDocument::Compact));
}

Phrase Phrase::fromJson(const QString &json)
{
    return fromJsonValue(QJsonDocument::fromJson(json.toUtf8()).array().at(0));
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

Error errorSaying(ErrorKind kind, const Phrase &phrase)
{
    return {.kind = kind, .message = phrase, .detail = phrase.sentence().isEmpty() ? QString() : phrase.toJson()};
}

Phrase phraseOf(const Error &error)
{
    if (!error.detail.startsWith(u'[')) return error.message;
    Phrase phrase = Phrase::fromJson(error.detail);
    return phrase == error.message ? phrase : Phrase(error.message); // the message may have been changed on its way
}

} // namespace ccr
