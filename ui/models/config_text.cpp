#include "ui/models/config_text.h"

#include "proxy/api/config_sentence.h"

#include <QCoreApplication>

namespace ccr::ui {

// Nobody defines it: lupdate reads every branch, and what is included within a namespace as if it stood here.
#ifdef CCR_TEXTS_FOR_LUPDATE
#include "proxy/api/config_sentence_list.h"
#endif

QString configText(const QString &said)
{
    const std::optional<proxy::ConfigSentence> sentence = proxy::sentenceOf(said);
    if (!sentence) return said;
    QStringList values;
    for (const QString &value : sentence->values) values.append(configText(value)); // which may be a sentence itself
    return proxy::composed(QCoreApplication::translate("ConfigSentence", sentence->english), values);
}

} // namespace ccr::ui
