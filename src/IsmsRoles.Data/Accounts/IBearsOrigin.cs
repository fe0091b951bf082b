using IsmsRoles.Domain.Access;

namespace IsmsRoles.Data.Accounts;

/// <summary>Something that remembers who stands behind it. The ledger calls it once for each change, with whoever makes the change.</summary>
internal interface IBearsOrigin
{
    void Stamp(Actor actor, DateTime at);
}
