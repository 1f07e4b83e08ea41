import Image from '@tiptap/extension-image';
import Subscript from '@tiptap/extension-subscript';
import Superscript from '@tiptap/extension-superscript';
import { TableKit } from '@tiptap/extension-table';
import TextAlign from '@tiptap/extension-text-align';
import { TextStyleKit } from '@tiptap/extension-text-style';
import { Placeholder } from '@tiptap/extensions';
import type { Extensions } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { AddressLink } from './AddressLink';
import { Indent } from './Indent';
import { Mention } from './Mention';

/** The editor's abilities: every tool that a reply offers (RPL-4). */
export function extensions(placeholder: string): Extensions {
	return [
		StarterKit.configure({
			heading: { levels: [2, 3] },
			link: false,
		}),
		AddressLink.configure({
			openOnClick: false,
			autolink: true,
			protocols: ['mailto', 'tel'],
			defaultProtocol: 'https',
		}),
		TextStyleKit,
		TextAlign.configure({ types: ['heading', 'paragraph'] }),
		Subscript,
		Superscript,
		Image.configure({ allowBase64: false }),
		TableKit.configure({ table: { resizable: false } }),
		Placeholder.configure({ placeholder }),
		Indent,
		Mention,
	];
}
