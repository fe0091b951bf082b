using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace IsmsRoles.Data.Accounts;

/// <summary>A login, linked to at most one person. Its password is checked by ASP.NET Core Identity; what it may do is <see cref="Access"/>.</summary>
public sealed class Account : IdentityUser<Guid>, IRaisesEvents
{
    private readonly List<RaisedEvent> _raised = [];

    private Account()
    {
    }

    public Account(string? email, AccessRight access, Person? person)
    {
        Id = Guid.CreateVersion7();
        var address = Text.Required(email, Person.EmailMaxLength, "Give the e-mail address they sign in with.", "Email");
        if (!System.Net.Mail.MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
        {
            throw new RuleBrokenException("This is not an e-mail address such as ana.ruiz@example.com.", "Email");
        }

        (Email, UserName, NormalizedEmail, NormalizedUserName) = (address, address, Normal(address), Normal(address));
        (Access, PersonId, EmailConfirmed, LockoutEnabled) = (access, person?.Id, true, true);
        EndSessions();
        Raise(new AccountCreated(Id, address, InWords(access), person?.Id));
    }

    public AccessRight Access { get; private set; }

    public Guid? PersonId { get; private set; }

    /// <summary>UTC; null while open.</summary>
    public DateTime? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool IsAdministrator => (Access & AccessRight.Administrator) != 0;

    public IReadOnlyList<RaisedEvent> Raised => _raised;

    public static string Normal(string email) => email.Trim().ToUpperInvariant();

    public static string InWords(AccessRight access) => access == AccessRight.Member ? "Member" : access.ToString();

    /// <summary>Changes what it may do, from its next request on.</summary>
    public void ChangeAccess(AccessRight access, OpenAdministrators administrators)
    {
        if (access == Access)
        {
            return;
        }

        RefuseClosed();
        if (IsAdministrator && (access & AccessRight.Administrator) == 0)
        {
            administrators.DemandOne("Access");
        }

        var old = Access;
        Access = access;
        Raise(new AccessChanged(Id, Email!, InWords(old), InWords(access)));
    }

    /// <summary>Links it to a person, or to nobody. A person has at most one open account.</summary>
    /// <param name="other">Another open account of that person, if there is one.</param>
    public void LinkTo(Person? person, Account? other)
    {
        if (person?.Id == PersonId)
        {
            return;
        }

        RefuseClosed();
        RefuseSecond(person, other);
        PersonId = person?.Id;
        Raise(new AccountLinked(Id, Email!, person?.Id, person?.Name));
    }

    public static void RefuseSecond(Person? person, Account? other)
    {
        if (person is not null && other is not null)
        {
            throw new RuleBrokenException($"{person.Name} already has the open account {other.Email}. Close that first.", "Person");
        }
    }

    /// <summary>Closes it; its sessions end at their next request, and its password is forgotten.</summary>
    public void Close(string? reason, DateTime at, OpenAdministrators administrators)
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("This account is already closed.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the account is closed.", "Reason");
        if (IsAdministrator)
        {
            administrators.DemandOne("Reason");
        }

        ClosedAt = at;
        PasswordHash = null; // whoever comes back gets a new link
        EndSessions();
        Raise(new AccountClosed(Id, Email!, why));
    }

    /// <summary>Opens it again; a new password link is needed to use it.</summary>
    /// <param name="person">The person it is linked to.</param>
    /// <param name="other">Another open account of that person, if there is one.</param>
    public void Reopen(string? reason, Person? person, Account? other)
    {
        if (IsOpen)
        {
            throw new RuleBrokenException("This account is open.");
        }

        if (person?.ErasedAt is not null)
        {
            throw new RuleBrokenException("The data of this account was erased. Create a new account.");
        }

        RefuseSecond(person, other);
        var why = Text.Required(reason, Reason.MaxLength, "Say why the account is opened again.", "Reason");
        ClosedAt = null;
        EndSessions();
        Raise(new AccountReopened(Id, Email!, why));
    }

    /// <summary>Takes a new password's hash; ends every session but the one that is opened with it.</summary>
    public void SetPassword(string passwordHash)
    {
        RefuseClosed();
        PasswordHash = passwordHash;
        AccessFailedCount = 0;
        LockoutEnd = null;
        EndSessions();
        Raise(new PasswordSet(Id, Email!));
    }

    /// <summary>Ends every session, as after a restore: whoever was signed in signs in again.</summary>
    public void SignOutEverywhere() => EndSessions();

    /// <summary>Closes it if it is open, and leaves nothing that tells whose it was. The person's erasure says why.</summary>
    public void Erase(Person person, DateTime at, OpenAdministrators administrators)
    {
        if (IsOpen && IsAdministrator)
        {
            administrators.DemandOne("Reason");
        }

        var address = $"erased-{Id.ToString("N")[^8..]}@erased.invalid"; // RFC 2606: nobody's for ever
        (Email, UserName, NormalizedEmail, NormalizedUserName) = (address, address, Normal(address), Normal(address));
        (PasswordHash, PhoneNumber, LockoutEnd, AccessFailedCount, TwoFactorEnabled) = (null, null, null, 0, false);
        ClosedAt ??= at;
        EndSessions();
        Raise(new AccountErased(Id, person.Id, person.Name));
    }

    private void RefuseClosed()
    {
        if (!IsOpen)
        {
            throw new RuleBrokenException("This account is closed. Reopen it first.");
        }
    }

    internal void NotePasswordLink() => Raise(new PasswordLinkIssued(Id, Email!));

    private void EndSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        ConcurrencyStamp = Guid.NewGuid().ToString("N");
    }

    private void Raise(RegisterEvent what) => _raised.Add(new(what));
}
