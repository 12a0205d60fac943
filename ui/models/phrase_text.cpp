#include "ui/models/phrase_text.h"

#include "proxy/api/config_sentence.h"
#include "ui/models/system_text.h"

#include <QCoreApplication>

namespace ccr::ui {

namespace {

struct Advice
{
    proxy::ConfigSentence atCommandLine;
    const char *inWindow;
};

// Whoever looks at the window is told what can be done there.
constexpr Advice adviceTable[] = {
    {"the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"",
     QT_TRANSLATE_NOOP("ConfigSentence", "the keychain has no entry \"%1\"; replace the key under Providers and keys")},
    {"the keychain does not give out \"%1\"; unlock it, then save the configuration again or send SIGHUP",
     QT_TRANSLATE_NOOP("ConfigSentence", "the keychain does not give out \"%1\"; unlock it, then try again")},
    {"no keychain runs in this session (Secret Service or KWallet), so \"%1\" cannot be read; start one, or use \"$NAME\" of the environment",
     QT_TRANSLATE_NOOP(
         "ConfigSentence",
         "no keychain runs in this session (Secret Service or KWallet), so \"%1\" cannot be read; start one, or replace the key under Providers and keys and keep it elsewhere")},
    {"the keychain failed over \"%1\" (%2); start or unlock it, or use \"$NAME\" of the environment",
     QT_TRANSLATE_NOOP(
         "ConfigSentence",
         "the keychain failed over \"%1\" (%2); start or unlock it, or replace the key under Providers and keys and keep it elsewhere")},
    {"%1 can be read by other users, so it is not used; chmod 600 it and replace the keys",
     QT_TRANSLATE_NOOP(
         "ConfigSentence",
         "%1 can be read by other users, so it is not used; permit nobody else to read it, and replace its keys under Providers and keys")},
};

QString asSaidHere(const QString &sentence)
{
    for (const Advice &advice : adviceTable)
        if (sentence == QLatin1StringView(advice.atCommandLine.english())) return QString::fromUtf8(advice.inWindow);
    return sentence;
}

QString translated(std::initializer_list<const char *> contexts, const QString &said)
{
    const QString sentence = asSaidHere(said);
    const QByteArray english = sentence.toUtf8();
    for (const char *context : contexts)
        if (QString text = QCoreApplication::translate(context, english); text != sentence) return text;
    return sentence;
}

} // namespace

QString phraseText(std::initializer_list<const char *> contexts, const Phrase &phrase)
{
    if (phrase.sentence().isEmpty()) return systemText(phrase.english());
    std::vector<Phrase> values;
    for (const Phrase &value : phrase.values()) values.emplace_back(phraseText(contexts, value));
    return Phrase(translated(contexts, phrase.sentence()), std::move(values)).english();
}

QString withoutFullStop(QString text)
{
    if (text.endsWith(u'.') || text.endsWith(u'。')) text.chop(1);
    return text;
}

} // namespace ccr::ui
