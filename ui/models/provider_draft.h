#pragma once

#include "logging/base/json5_values.h"

namespace ccr::ui {

/// The wire formats that a provider can be set to here. What is written for them is the name of a transformer.
struct Protocol
{
    QString id;          ///< as the proxy calls the dialect
    QString transformer; ///< empty: none is needed
};
const QList<Protocol> &protocols();
/// What the address suggests: "anthropic", "gemini", "openai-responses", else "openai-chat".
QString detectProtocol(const QString &baseUrl);

/// One key of a provider as the configuration writes it.
struct KeyDraft
{
    enum class Kind
    {
        Keychain, ///< "keychain:NAME"
        Variable, ///< "$NAME" or "${NAME}"
        Plain     ///< written out
    };
    QString written;

    Kind kind() const;
    /// NAME; empty for one that is written out.
    QString name() const;
    static KeyDraft inKeychain(const QString &name);
};
/// "sk-…a9F2": enough to recognise a key by, too little to use it.
QString shortenedSecret(const QString &secret);

/// An entry of Providers while it is edited. What is not known here stays in `source`.
struct ProviderDraft
{
    QString name;
    QString baseUrl;
    QString protocol = QStringLiteral("openai-chat");
    QList<KeyDraft> keys; ///< in the order of their use
    QStringList models;
    QStringList transformers;     ///< of all models, by name or as ["name",{…}], without the one that sets the protocol
    std::optional<int> maxTokens; ///< most output tokens that are asked for
    QString proxyUrl;             ///< outbound; "direct": none; empty: the one of all providers
    bool isEnabled = true;
    Json5Value source = objectValue();

    static ProviderDraft from(const Json5Value &entry);
    Json5Value entry() const;
};

/// The list of providers, under either of its names; null when there is none.
const Json5Value *providersIn(const Json5Value &root);
Json5Value &providersOf(Json5Value &root);
/// Of an entry of a list of transformers: "name" or ["name", {…}].
QString transformerName(const Json5Value &use);
int providerIndex(const Json5Value &root, const QString &name); ///< -1: there is none
/// Whether "provider,model" is this one.
bool isTarget(const QString &target, const QString &provider, const QString &model);
/// Places that name the provider: "Router.default", "fallback.think", "Router.rules[vision]".
QStringList referencesTo(const Json5Value &root, const QString &provider);
/// In the list and wherever it is named.
void renameProvider(Json5Value &root, const QString &from, const QString &to);
/// Wherever a route, a rule, a fallback or the provider's list names the model `from`, it names `to` afterwards. In how many places.
int replaceModel(Json5Value &root, const QString &provider, const QString &from, const QString &to);
/// Places that use the keychain's entry: "deepseek".
QStringList usersOfSecret(const Json5Value &root, const QString &secret);
/// `wanted`, with a number behind it when it is taken.
QString freeName(const QString &wanted, const QStringList &taken);

} // namespace ccr::ui
