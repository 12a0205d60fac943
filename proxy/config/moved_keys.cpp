#include "proxy/config/moved_keys.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr auto keychainPrefix = "keychain:"_L1;
constexpr qsizetype shortestSecret = 8; // a shorter text may be a word of the file

bool isWrittenOut(const QString &key)
{
    return key.size() >= shortestSecret && !key.startsWith(u'$') && !key.startsWith(keychainPrefix);
}

QStringList keysOf(const Json5Value &provider)
{
    return textsAt(provider, u"api_key") + textsAt(provider, u"api_keys");
}

const Json5Value *providersOf(const Json5Value &config)
{
    const Json5Value *list = config.find(u"Providers");
    return list ? list : config.find(u"providers");
}

const Json5Value *providerNamed(const Json5Value &config, const QString &name)
{
    const Json5Value *list = providersOf(config);
    if (!list) return nullptr;
    const auto found = std::ranges::find_if(list->elements, [&name](const Json5Value &entry) { return textAt(entry, u"name") == name; });
    return found == list->elements.end() ? nullptr : &*found;
}

void compare(const QStringList &before, const QStringList &after, std::vector<MovedKey> &moved)
{
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i) {
        const bool isMoved = isWrittenOut(before.at(i)) && after.at(i).startsWith(keychainPrefix);
        if (isMoved && !after.contains(before.at(i))) moved.push_back({before.at(i), after.at(i)});
    }
}

} // namespace

std::vector<MovedKey> movedKeys(const Json5Value &before, const Json5Value &after)
{
    std::vector<MovedKey> moved;
    compare(textsAt(before, u"APIKEY"), textsAt(after, u"APIKEY"), moved);
    const Json5Value *providers = providersOf(after);
    if (!providers) return moved;
    for (const Json5Value &provider : providers->elements)
        if (const Json5Value *was = providerNamed(before, textAt(provider, u"name"))) compare(keysOf(*was), keysOf(provider), moved);
    return moved;
}

QByteArray withReferences(const QByteArray &text, const std::vector<MovedKey> &keys)
{
    QString changed = QString::fromUtf8(text);
    for (const MovedKey &key : keys) {
        const QRegularExpression whole(u"(?<![\\w-])%1(?![\\w-])"_s.arg(QRegularExpression::escape(key.secret))); // not in a longer one
        changed.replace(whole, key.reference);
    }
    return changed.toUtf8();
}

} // namespace ccr::proxy
