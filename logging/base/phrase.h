#pragma once

#include "logging/base/result.h"

#include <QJsonValue>
#include <QString>

#include <concepts>
#include <functional>
#include <string_view>
#include <vector>

namespace ccr {

/// What a person is told: a sentence, whose English template is its stable name, and its values, each of which may be a phrase
/// itself. Where the answer is a text it reads in English; who speaks another language makes the text from the same parts.
/// A phrase without a sentence is somebody else's words, a name or a number. A value; composed once.
class Phrase
{
public:
    Phrase() = default;
    Phrase(QString words) : m_english(std::move(words)) {}
    Phrase(QLatin1StringView words) : m_english(words) {}
    /// `sentence` has %1, %2 … where the values belong.
    Phrase(QString sentence, std::vector<Phrase> values);

    const QString &english() const { return m_english; }
    operator QString() const & { return m_english; }
    operator QString() && = delete; ///< a phrase that was just made would lose its parts

    bool isEmpty() const { return m_english.isEmpty(); }
    bool contains(const QString &words) const { return m_english.contains(words); }
    bool startsWith(const QString &words) const { return m_english.startsWith(words); }

    const QString &sentence() const { return m_sentence; } ///< empty: no sentence of ours
    const std::vector<Phrase> &values() const { return m_values; }
    /// The text with each sentence as `translate` gives it.
    QString text(const std::function<QString(const QString &)> &translate) const;
    /// The same with other words in its values.
    Phrase replaced(const QString &before, const QString &after) const;

    /// For an error and for a record: a text, or [sentence, value, …].
    QJsonValue toJsonValue() const;
    static Phrase fromJsonValue(const QJsonValue &json);
    QString toJson() const;                      ///< as the one element of an array
    static Phrase fromJson(const QString &json); ///< empty when it is none

    bool operator==(const Phrase &) const = default;
    friend bool operator==(const Phrase &a, const QString &b) { return a.m_english == b; }
    friend bool operator==(const Phrase &a, QLatin1StringView b) { return a.m_english == b; }

private:
    QString m_english;
    QString m_sentence;
    std::vector<Phrase> m_values;
};

/// An error that says it. Its parts are in `detail`, as JSON: for the log, and for phraseOf().
Error errorSaying(ErrorKind kind, const Phrase &phrase);
/// What the error says, with its parts when it was made by errorSaying().
Phrase phraseOf(const Error &error);

/// The shortest text that stands for the number.
QString numberText(double value);

/// A sentence of a list, which is an array of const char *. The compiler refuses any other, so that what is said can be said in
/// every language.
template <const auto &list>
class ListedSentence
{
public:
    consteval ListedSentence(const char *english) : m_english(english)
    {
        bool isListed = false;
        for (const char *listed : list) isListed = isListed || std::string_view(listed) == english;
        if (!isListed) throw "add the sentence to its list and translate it";
    }

    template <typename... Values>
    Phrase with(const Values &...values) const
    {
        return Phrase(QString::fromUtf8(m_english), {valueOf(values)...});
    }

    const char *english() const { return m_english; }

private:
    static Phrase valueOf(const Phrase &value) { return value; }
    static Phrase valueOf(const Error &error) { return phraseOf(error); }
    static Phrase valueOf(double value) { return numberText(value); }
    static Phrase valueOf(std::integral auto value) { return QString::number(value); }

    const char *m_english;
};

} // namespace ccr
