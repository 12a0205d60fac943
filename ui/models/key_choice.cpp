#include "ui/models/key_choice.h"

#include <QCoreApplication>

#include <algorithm>

namespace ccr::ui {

namespace {

struct KeyChoice
{
    Q_DECLARE_TR_FUNCTIONS(KeyChoice)
};

QString restText(const proxy::RestingKey &key)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(key.left).count();
    return KeyChoice::tr("%1 rests for %2 s").arg(key.label).arg(seconds);
}

} // namespace

QString keyChoiceText(const QStringList &labels, const std::vector<proxy::RestingKey> &resting)
{
    const proxy::RestingKey *shortest = nullptr;
    QStringList skipped;
    for (const QString &label : labels) {
        const auto rest =
            std::find_if(resting.begin(), resting.end(), [&label](const proxy::RestingKey &key) { return key.label == label; });
        if (rest == resting.end()) {
            if (!skipped.isEmpty()) return KeyChoice::tr("%1, because %2").arg(label, skipped.join(KeyChoice::tr(", ")));
            return labels.size() == 1 ? label : KeyChoice::tr("%1, the first of %2").arg(label).arg(labels.size());
        }
        skipped.append(restText(*rest));
        if (!shortest || rest->left < shortest->left) shortest = &*rest;
    }
    if (!shortest) return {};
    return labels.size() == 1 ? KeyChoice::tr("%1, although it rests").arg(shortest->label)
                              : KeyChoice::tr("%1, because all rest and this one shortest").arg(shortest->label);
}

} // namespace ccr::ui
