#pragma once

#include "logging/base/phrase.h"

#include <QStringList>

namespace ccr {

/// The name that `wrong` was probably meant to be; empty when none is near.
QString nearestName(const QString &wrong, const QStringList &names);
/// The same, of those that become `wrong` by at most `mistakes` letters that are wrong, missing or too many.
QString nearestName(const QString &wrong, const QStringList &names, int mistakes);

/// What to offer in the place of a wrong name: one that was probably meant, else some or all that there are. Both empty for an empty list.
struct NameOffer
{
    QString meant;
    QStringList names;
    bool isCut = false; ///< there are more than `names`
};
NameOffer offerFor(const QString &wrong, const QStringList &names);

/// The offer as a sentence: "did you mean …?", or which there are; empty for an empty list.
Phrase suggestion(const QString &wrong, const QStringList &names);

/// "did you mean …?"
Phrase didYouMean(const QString &name);

} // namespace ccr
