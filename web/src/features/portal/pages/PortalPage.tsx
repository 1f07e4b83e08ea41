import { OwnTickets } from '../components/OwnTickets';
import { PortalGate } from '../components/PortalGate';

/** An account's portal: a customer's own tickets. */
export function PortalPage() {
	return <PortalGate>{(portal) => <OwnTickets account={portal.loginName} />}</PortalGate>;
}
