#pragma once

#include "logging/api/exchange_event.h"

#include <algorithm>
#include <type_traits>

/// The members of an exchange's facts, named once for everybody who walks over them. An archive has
///     void number(const void * or void *, std::size_t bytes);
///     void text(const std::string & or std::string &);
/// and meets the members in a fixed order. A member that is added to a fact makes its line here fail to compile.
namespace ccr::logging {

constexpr std::size_t mostRouteSteps = 64;

// The constness of what is described follows from the archive: a Reader changes it, the others do not.
template <typename Archive, typename... Values>
void members(Archive &archive, Values &...values);

template <typename Archive, typename Value>
void member(Archive &archive, Value &value)
{
    using Plain = std::remove_const_t<Value>;
    if constexpr (std::is_same_v<Plain, std::string>) {
        archive.text(value);
    } else if constexpr (std::is_same_v<Plain, PackedPhrase>) {
        archive.text(value.packed());
    } else if constexpr (std::is_same_v<Plain, std::optional<nanoseconds>>) {
        nanoseconds duration = value.value_or(nanoseconds::min());
        archive.number(&duration, sizeof duration);
        if constexpr (!std::is_const_v<Value>)
            if (duration != nanoseconds::min()) value = duration;
    } else if constexpr (std::is_same_v<Plain, std::optional<std::int64_t>>) {
        std::int64_t count = value.value_or(-1);
        archive.number(&count, sizeof count);
        if constexpr (!std::is_const_v<Value>)
            if (count >= 0) value = count;
    } else if constexpr (std::is_same_v<Plain, std::vector<RouteStep>>) {
        auto count = static_cast<std::uint32_t>(std::min(value.size(), mostRouteSteps));
        archive.number(&count, sizeof count);
        if constexpr (!std::is_const_v<Value>) value.resize(std::min<std::size_t>(count, mostRouteSteps));
        for (std::size_t i = 0; i < std::min<std::size_t>(count, mostRouteSteps); ++i)
            members(archive, value[i].rule, value[i].matched, value[i].reason);
    } else if constexpr (std::is_same_v<Plain, StreamNumbers>) {
        auto &[firstByte, firstContent, lastContent, events, textDeltas, thinkingDeltas, toolDeltas, pieces, bytes, medianGap, gapP95,
               longestGap, stalls, aliveStalls, stalled, backpressure, sinceLastByte, parseErrors, gapCounts, gapSum] = value;
        members(archive, firstByte, firstContent, lastContent, events, textDeltas, thinkingDeltas, toolDeltas, pieces, bytes, medianGap,
                gapP95, longestGap, stalls, aliveStalls, stalled, backpressure, sinceLastByte, parseErrors, gapCounts, gapSum);
    } else if constexpr (std::is_same_v<Plain, TokenCounts>) {
        auto &[input, output, cacheRead, cacheWrite, reasoning, known] = value;
        members(archive, input, output, cacheRead, cacheWrite, reasoning, known);
    } else {
        static_assert(std::is_trivially_copyable_v<Plain>);
        archive.number(&value, sizeof value);
    }
}

template <typename Archive, typename... Values>
void members(Archive &archive, Values &...values)
{
    (member(archive, values), ...);
}

// A member that is added to a fact makes its line fail to compile.
template <typename Archive, typename Fact>
void describeFact(Archive &archive, Fact &fact)
{
    using Plain = std::remove_const_t<Fact>;
    if constexpr (std::is_same_v<Plain, ExchangeStarted>) {
        auto &[time, method, path, client, sessionId, askedModel, wantsStream, requestBytes, clientAddress, userId, traceId, clientPort,
               clientPid] = fact;
        members(archive, time, method, path, client, sessionId, askedModel, wantsStream, requestBytes, clientAddress, userId, traceId,
                clientPort, clientPid);
    } else if constexpr (std::is_same_v<Plain, ExchangeRouted>) {
        auto &[rule, sentence, steps, provider, model, countedTokens, at] = fact;
        members(archive, rule, sentence, steps, provider, model, countedTokens, at);
    } else if constexpr (std::is_same_v<Plain, AttemptStarted>) {
        auto &[number, provider, model, url, transport, key, at] = fact;
        members(archive, number, provider, model, url, transport, key, at);
    } else if constexpr (std::is_same_v<Plain, AttemptConnected>) {
        auto &[at, reused] = fact;
        members(archive, at, reused);
    } else if constexpr (std::is_same_v<Plain, AttemptAnswered>) {
        auto &[status, at] = fact;
        members(archive, status, at);
    } else if constexpr (std::is_same_v<Plain, AttemptFailed>) {
        auto &[status, errorClass, message, phrase, at] = fact;
        members(archive, status, errorClass, message, phrase, at);
    } else if constexpr (std::is_same_v<Plain, ExchangeProgress>) {
        auto &[stream, at] = fact;
        members(archive, stream, at);
    } else if constexpr (std::is_same_v<Plain, PhaseChanged>) {
        auto &[name, startedAt, endedAt, success, error, metadata] = fact.phase;
        members(archive, name, startedAt, endedAt, success, error, metadata);
    } else if constexpr (std::is_same_v<Plain, TimingAdded>) {
        auto &[label, duration] = fact.timing;
        members(archive, label, duration);
    } else if constexpr (std::is_same_v<Plain, WorkNoted>) {
        auto &[progress, progressMessage, metadata, result] = fact;
        members(archive, progress, progressMessage, metadata, result);
    } else {
        auto &[outcome, status, errorClass, errorMessage, errorPhrase, finishReason, tokens, stream, responseBytes, at] = fact;
        members(archive, outcome, status, errorClass, errorMessage, errorPhrase, finishReason, tokens, stream, responseBytes, at);
    }
}

} // namespace ccr::logging
