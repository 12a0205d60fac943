#pragma once

#include "proxy/api/config_sentence_list.h"

#include <QString>
#include <QStringList>

#include <concepts>
#include <optional>
#include <string_view>

namespace ccr::proxy {

/// One of configSentences. The compiler refuses any other, so that what is said can be said in every language.
class ListedSentence
{
public:
    consteval ListedSentence(const char *english) : m_english(english)
    {
        bool isListed = false;
        for (const char *listed : configSentences) isListed = isListed || std::string_view(listed) == english;
        if (!isListed) throw "add the sentence to proxy/api/config_sentence_list.h and translate it";
    }
    const char *english() const { return m_english; }

private:
    const char *m_english;
};

/// What the reading of a configuration says: a sentence of the list, which is its stable name, and its values. It travels as its
/// English text, in errors, states, answers and records, and is recognised again where somebody reads another language.
struct ConfigSentence
{
    const char *english = nullptr; ///< an element of configSentences
    QStringList values;            ///< for %1, %2 …; each may be a sentence itself
};

/// The sentence with its values put in, in one pass: a value may itself hold "%1".
QString composed(const QString &sentence, const QStringList &values);

inline QString valueText(const QString &value)
{
    return value;
}
inline QString valueText(QLatin1StringView value)
{
    return value;
}
QString valueText(double value);
inline QString valueText(std::integral auto value)
{
    return QString::number(value);
}

/// In English, for errors, logs and the command line.
template <typename... Values>
QString said(ListedSentence sentence, const Values &...values)
{
    return composed(QString::fromUtf8(sentence.english()), {valueText(values)...});
}

/// Which sentence of the list a text is. Absent: none, it is somebody else's.
std::optional<ConfigSentence> sentenceOf(const QString &text);

} // namespace ccr::proxy
