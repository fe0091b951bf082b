namespace IsmsRoles.Web.TagHelpers;

/// <summary>The line under the header of every page: what is in force, what is not signed, and what to do next.</summary>
/// <param name="InForce">"Version 3 in force since 2 October 2026", or null while nothing is in force.</param>
/// <param name="InForceHref">Address of that version.</param>
/// <param name="UnsignedChanges">How many changes differ from the version in force; null for those who do not read the register.</param>
/// <param name="ChangesHref">Address that shows those changes.</param>
/// <param name="Waiting">"Proposed version 4 is waiting for 1 signature", or null.</param>
/// <param name="NextStep">This reader's next step ("Read and sign"), or null.</param>
/// <param name="NextStepHref">Address of the next step.</param>
/// <param name="Broken">"The audit trail does not verify", or null while it does or nobody has looked yet.</param>
/// <param name="NothingInForce">What to say while nothing is in force.</param>
public sealed record StatusLineModel(
    string? InForce,
    string? InForceHref,
    int? UnsignedChanges,
    string? ChangesHref,
    string? Waiting = null,
    string? NextStep = null,
    string? NextStepHref = null,
    string? Broken = null,
    string NothingInForce = "No version is in force yet");
