#include "proxy/config/displayed_value.h"
#include "proxy/config/json5_printer.h"
#include "proxy/config/preset.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

QString upper(const QString &name)
{
    static const QRegularExpression wordStart(u"([a-z0-9])([A-Z])"_s);
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    return QString(name).replace(wordStart, u"\\1_\\2"_s).replace(other, u"_"_s).toUpper();
}

/// Replaces secrets by names of variables; the same secret gets the same name, another one a name of its own.
class SecretRemover
{
public:
    /// `name` is that of the member that `value` is, `key` what it goes by (memberKey()), `owner` the name of what holds it.
    void clean(Json5Value &value, const QString &name, const QString &key, const QString &owner)
    {
        if (value.type == Type::String && isSecretKey(key) && !value.string.isEmpty())
            value.string = replacement(value.string, name, owner);
        else if (value.type == Type::String)
            cleanUrl(value.string, name, owner);
        const Json5Value *ownName = value.find(u"name");
        const QString inner = ownName && ownName->type == Type::String ? ownName->string : owner;
        for (Json5Value &element : value.elements) clean(element, name, elementKey(value, key), inner);
        for (Json5Member &member : value.members) clean(member.value, member.name, memberKey(key, member.name), inner);
    }

private:
    // The text around it stays as it is written.
    void cleanUrl(QString &text, const QString &key, const QString &owner)
    {
        const bool hasScheme = text.contains("://"_L1);
        if (!text.contains(u'@') || (!hasScheme && key != "proxy_url"_L1)) return; // which may do without one
        const QString password = QUrl(hasScheme ? text : u"http://"_s + text).password(QUrl::FullyEncoded);
        const qsizetype at = password.isEmpty() ? -1 : text.indexOf(u':' + password + u'@');
        if (at >= 0) text.replace(at + 1, password.size(), replacement(password, u"password"_s, owner));
    }

    QString replacement(const QString &secret, const QString &key, const QString &owner)
    {
        static const QRegularExpression reference(u"^(?:\\$\\{[^}]+\\}|\\$[A-Z_][A-Z0-9_]*)$"_s);
        if (reference.match(secret).hasMatch()) return secret;
        QString name = upper(key);
        if (m_used.value(name, secret) != secret) name = upper(owner) + u'_' + name;
        for (int i = 2; m_used.value(name, secret) != secret; ++i) name = upper(owner) + u'_' + upper(key) + u'_' + QString::number(i);
        m_used.insert(name, secret);
        return u"${"_s + name + u'}';
    }

    QMap<QString, QString> m_used; ///< name and secret
};

Json5Value text(const QString &string)
{
    return {.type = Type::String, .string = string};
}

} // namespace

QByteArray presetManifest(const PresetInfo &info, const Json5Value &config)
{
    Json5Value manifest{.type = Type::Object};
    const auto add = [&manifest](const QString &name, const Json5Value &value) {
        manifest.members.push_back({.name = name, .value = value});
    };
    add(u"name"_s, text(info.name));
    add(u"version"_s, text(info.version.isEmpty() ? u"1.0.0"_s : info.version));
    if (!info.description.isEmpty()) add(u"description"_s, text(info.description));
    if (!info.author.isEmpty()) add(u"author"_s, text(info.author));
    if (!info.keywords.isEmpty()) {
        Json5Value keywords{.type = Type::Array};
        for (const QString &keyword : info.keywords) keywords.elements.push_back(text(keyword));
        add(u"keywords"_s, keywords);
    }
    SecretRemover remover;
    for (const QString &key : {u"Providers"_s, u"Router"_s, u"fallback"_s, u"transformers"_s, u"StatusLine"_s, u"NON_INTERACTIVE_MODE"_s}) {
        const Json5Value *value = config.find(key);
        if (!value && key == "Providers"_L1) value = config.find(u"providers");
        if (!value) continue;
        Json5Value shared = *value;
        remover.clean(shared, key, key, QString());
        add(key, shared);
    }
    return printJson5(manifest, Json5Style{}, QString(), Spread::Lines).toUtf8() + '\n';
}

} // namespace ccr::proxy
